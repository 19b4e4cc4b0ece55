/** Saves as one types, and helps with Markdown. */
export const csr = true;
