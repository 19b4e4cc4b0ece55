import type { Election } from '#lib/domain/tally/election.ts';
import { readBlt } from './blt.ts';
import { readCondorcet } from './condorcet.ts';
import { readCvr } from './cvr.ts';
import { PLAIN, type Layout } from './layout.ts';
import { readPabulib } from './pabulib.ts';
import { readPrefLib } from './preflib.ts';
import { readPublished } from './published.ts';
import { readRankedCsv } from './ranked-csv.ts';

/** Endings of the files that can be read. */
export const ENDINGS = ['blt', 'soi', 'soc', 'toi', 'toc', 'pb', 'cvotes', 'csv', 'json'] as const;

/** A file whose name does not say what is in it. */
export class UnknownFile extends Error {
	constructor(name: string) {
		super(`${name}: expected a file that ends in .${ENDINGS.join(', .')}`);
		this.name = 'UnknownFile';
	}
}

/** Reads an election file by its ending. Throws MalformedFile, or UnknownFile. */
export function readElection(name: string, file: string, layout: Layout = PLAIN): Election {
	switch (/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()) {
		case 'blt':
			return readBlt(file);
		case 'soi':
		case 'soc':
		case 'toi':
		case 'toc':
			return readPrefLib(file);
		case 'pb':
			return readPabulib(file);
		case 'cvotes':
			return readCondorcet(file);
		case 'csv':
			return readRankedCsv(file, layout);
		case 'json':
			return file.includes('CVR.CastVoteRecordReport')
				? readCvr(file, layout)
				: readPublished(file);
		default:
			throw new UnknownFile(name);
	}
}
