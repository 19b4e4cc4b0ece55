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
	{ isHeld = false } = {}
): Promise<number> {
	const { groupId, rules, closedAt: publishedAt } = poll;
	const hash = remarkHash(remark);
	const authorId = rules.secrecy === 'open' ? await authorOf(trx, poll, hash) : null;
	return insertRemark(trx, poll, {
		...{ ...remark, hash, html: remarkHtml(remark.text) },
		...{ groupId, authorId, publishedAt, language: rules.language, isHeld }
	});
}

/** Plain text, as HTML that may stand on a page. */
export const remarkHtml = (text: string): string =>
	`<p>${escaped(text).replaceAll('\n', '<br />')}</p>`;

/** Who wrote it with an open vote; nobody when several wrote the same, or the city does not know the voter. */
async function authorOf(trx: Trx, key: PollKey, hash: string): Promise<number | null> {
	const ballots = await wordsOfBallots(trx, key);
	const voters = ballots.filter(({ words }) =>
		remarksIn(words).some((remark) => remarkHash(remark) === hash)
	);
	const [author, ...others] = new Set(voters.map(({ residentId }) => residentId));
	return others.length === 0 ? (author ?? null) : null;
}
