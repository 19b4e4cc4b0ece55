/** A form as superforms gives it, as far as a page shows it. */
export interface Sent<T> {
	data: T;
	errors: Record<string, unknown>;
	message?: App.Superforms.Message;
}

/** The sentences under each field; those of a field of several values stand together. */
export function faultsOf(errors: Record<string, unknown>): Record<string, string[] | undefined> {
	return Object.fromEntries(
		Object.entries(errors).map(([field, said]) => {
			const own = said && typeof said === 'object' && '_errors' in said ? said._errors : said;
			return [field, Array.isArray(own) ? own.map(String) : undefined];
		})
	);
}
