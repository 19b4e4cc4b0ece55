/** The bytes of a file that a form sent; undefined when its field was left empty. */
export async function bytesOf(sent: FormData, field: string): Promise<Uint8Array | undefined> {
	const file = sent.get(field);
	if (!(file instanceof File) || file.size === 0) return undefined;
	return new Uint8Array(await file.arrayBuffer());
}

/** The text of a file that a form sent, empty without one: UTF-8, else as older spreadsheets write it. */
export async function textOf(sent: FormData, field: string): Promise<string> {
	const bytes = (await bytesOf(sent, field)) ?? new Uint8Array();
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
