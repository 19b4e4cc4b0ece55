/** Without files a form is text: half a megabyte holds every field at its longest, several times. */
const textLimit = 524_288;

/**
 * Whether a request announces more than it may send. Files come as multipart and have the server's
 * limit (BODY_SIZE_LIMIT), which also cuts off what announces nothing.
 */
export function isTooLarge(request: Request): boolean {
	const length = Number(request.headers.get('content-length') ?? 0);
	const files = request.headers.get('content-type')?.startsWith('multipart/form-data');
	return !files && length > textLimit;
}
