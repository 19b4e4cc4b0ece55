import { existsSync } from 'node:fs';
import path from 'node:path';

/** Real lists of cities: read from a folder beside the project, never part of it. */
export const dataFolder = path.resolve(
	import.meta.dirname,
	'../..',
	process.env.KUMPPANI_DATA || '../shared/data'
);

export const lists = [
	{ city: 'helsinki', language: 'fi', file: 'texts/fi-omastadi/proposals.jsonl' },
	{ city: 'goteborg', language: 'sv', file: 'texts/sv-goteborgsforslaget/data.json' },
	{ city: 'barcelona', language: 'ca', file: 'load/decidim-barcelona/proposals.jsonl' }
] as const;
export type List = (typeof lists)[number];

/** The discussions of the last of them. */
export const commentsFile = path.join(dataFolder, 'load/decidim-barcelona/comments.jsonl');

export function placeOf(list: List): string {
	return path.join(dataFolder, list.file);
}

/** The lists that are not there, for a sentence that says so. */
export function missingLists(): string[] {
	return lists.map(placeOf).filter((place) => !existsSync(place));
}
