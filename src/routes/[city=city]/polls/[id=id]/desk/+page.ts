/** Helps with ranking and with dots. */
export const csr = true;
