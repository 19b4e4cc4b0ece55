/** Keeps what was typed when something has to be mended. */
export const csr = true;
