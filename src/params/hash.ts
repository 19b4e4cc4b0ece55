/** A SHA-256, hexadecimal. */
export const match = (param: string) => /^[\da-f]{64}$/.test(param);
