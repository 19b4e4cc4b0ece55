import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import { sameSpelling, type WrittenName } from './written-in.ts';
import type { Choice } from './choices.ts';
import type { WrittenWords } from './words.ts';

/** What can be written beside the choices of one question. */
export const remarkParts = ['reason', 'writtenIn'] as const;
export type RemarkPart = (typeof remarkParts)[number];

/** What voters wrote, whoever they are: a reason, or a name that they brought in. */
export interface Remark {
	/** The id of the question. */
	readonly question: string;
	readonly part: RemarkPart;
	readonly text: string;
}

/**
 * By what a remark is known in its poll: what it says and where it stands, and nothing of the ballots that it
 * stands beside. Equal for all spellings that are listed as one name, so that who writes the same says the same.
 * Its SHA-256 stands in addresses.
 */
export const remarkKey = ({ question, part, text }: Remark): string =>
	canonicalJson({ question, part, text: sameSpelling(text) });

/** All that is written beside one ballot. */
export function remarksIn(words: WrittenWords): Remark[] {
	return Object.entries(words).flatMap(([question, said]) =>
		remarkParts.flatMap((part) => {
			const text = said[part];
			return text === undefined ? [] : [{ question, part, text }];
		})
	);
}

/** Why nobody reads a remark: a decision about it, one about the whole account of its voter, or it waits. */
export type Unread =
	| { by: 'decision'; id: number; rule: ConductRule | null; at: Date }
	| { by: 'account' }
	| { by: 'wait' };

/** Reasons given with the answers to one question, and how many more there are that nobody reads. */
export interface Reasons {
	readonly said: readonly { choice: Choice; text: string; hash: string }[];
	readonly unread: readonly (Unread & { times: number })[];
}

/** One line of the names that were written in; a name that nobody reads counts all the same. */
export type NameLine = (WrittenName & { hash: string }) | { times: number; unread: Unread };
