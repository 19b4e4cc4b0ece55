/** A number of ours in an address: nothing that the database could not hold. */
export const match = (param: string) => /^[1-9]\d{0,14}$/.test(param);
