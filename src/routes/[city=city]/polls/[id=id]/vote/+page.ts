/** Comfort while filling in; nothing here needs it. */
export const csr = true;
