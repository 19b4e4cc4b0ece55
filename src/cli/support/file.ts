import { readFile } from 'node:fs/promises';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { Misuse } from './say.ts';

/** The text of a file that was named on the command line. */
export async function readText(file: string): Promise<string> {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
	} catch (error) {
		if (error instanceof TypeError) throw new Misuse(`${file}: expected text in UTF-8`);
		throw new Misuse(`${file} cannot be read.`);
	}
}

/** What is made of its text; a fault in it is told with file and line. */
export function within<Result>(file: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof MalformedFile)
			throw new Misuse(`${file}:${error.line}: expected ${error.expected}`);
		throw error;
	}
}
