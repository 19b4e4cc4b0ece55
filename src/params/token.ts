/** The secret of a link of ours, as newToken() writes it. */
export const match = (param: string) => /^[a-z2-7]{32}$/.test(param);
