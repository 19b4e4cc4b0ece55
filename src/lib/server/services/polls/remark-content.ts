import { remarksIn, type Remark } from '#lib/domain/poll/remark.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Trx } from '../../database/connect.ts';
import { escaped } from '../../markdown.ts';
import { insertRemark } from '../../queries/moderation/remarks.ts';
import { wordsOfBallots } from '../../queries/polls/words.ts';
import type { PollKey } from '../../queries/polls.ts';
import { remarkHash } from './remarks.ts';

/** The poll in which a remark stands, as far as the remark goes by it. */
export interface RemarkedPoll extends PollKey {
	groupId: number | null;
	rules: PollRules;
	closedAt: Date;
}

/** Makes a remark content, in the group and language of its poll. @returns its id */
export async function makeRemark(
	trx: Trx,
	poll: RemarkedPoll,
	remark: Remark,
	{ authors, isHeld = false }: { authors: Authors; isHeld?: boolean }
): Promise<number> {
	const { groupId, rules, closedAt: publishedAt } = poll;
	const hash = remarkHash(remark);
	const authorId = authors.get(hash) ?? null;
	return insertRemark(trx, poll, {
		...{ ...remark, hash, html: remarkHtml(remark.text) },
		...{ groupId, authorId, publishedAt, language: rules.language, isHeld }
	});
}

/** Plain text, as HTML that may stand on a page. */
export const remarkHtml = (text: string): string =>
	`<p>${escaped(text).replaceAll('\n', '<br />')}</p>`;

/** Who wrote each remark, by its hash; nobody where several wrote the same, or the city does not know the voter. */
export type Authors = ReadonlyMap<string, number | null>;

/** Those of an open vote: no other tells whose words are whose. */
export async function authorsIn(trx: Trx, poll: RemarkedPoll): Promise<Authors> {
	const authors = new Map<string, number | null>();
	if (poll.rules.secrecy !== 'open') return authors;
	for (const { words, residentId } of await wordsOfBallots(trx, poll))
		for (const hash of remarksIn(words).map(remarkHash)) {
			const isOthers = authors.has(hash) && authors.get(hash) !== residentId;
			authors.set(hash, isOthers ? null : residentId);
		}
	return authors;
}
