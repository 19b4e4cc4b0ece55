/** Helps with Markdown. */
export const csr = true;
