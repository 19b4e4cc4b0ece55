/** What voters wrote beside their choices, by question. It is in no hash: a text can be hidden without breaking the count. */
export type WrittenWords = Readonly<
	Record<string, { readonly reason?: string; readonly writtenIn?: string }>
>;
