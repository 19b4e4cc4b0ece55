/** The people who stand on a page of a thread, each once: whom one can name there without searching. */
export function namesOf(written: readonly { authorName: string | null }[]): string[] {
	return [...new Set(written.map(({ authorName }) => authorName).filter((name) => name !== null))];
}
