/** The id of a picture. */
export const match = (param: string) =>
	/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(param);
