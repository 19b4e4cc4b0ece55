import { NotFound } from '#lib/domain/errors.ts';
import { longestName, longestReason } from '#lib/domain/poll/fill/written.ts';
import { remarksIn } from '#lib/domain/poll/remark.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import type { Rewrite } from '../../queries/moderation/blanking.ts';
import type { ItemKey } from '../../queries/moderation/items.ts';
import * as remarks from '../../queries/moderation/remarks.ts';
import { putWords, wordsOfBallots } from '../../queries/polls/words.ts';
import { authorsIn, makeRemark, remarkHtml } from '../polls/remark-content.ts';
import { remarkHash, remarksShown } from '../polls/remarks.ts';
import { maySee, readPoll } from '../polls/showing.ts';

/** What voters wrote beside the ballots of a poll, by what it says. */
export interface RemarkIn {
	poll: number;
	/** SHA-256, hexadecimal. */
	hash: string;
}

/** A remark as the viewer reads it with the result. @throws NotFound when they cannot, or nobody does */
export async function seeRemark(context: Context, { poll: pollId, hash }: RemarkIn) {
	const { db, city } = context;
	const { poll, rules, entry } = await readPoll(context, pollId);
	if (!rules || poll.state !== 'closed' || !poll.closedAt || !maySee(poll, rules, entry))
		throw new NotFound();
	const key = { cityId: city.id, pollId };
	const remark = (await remarksShown(db, key, rules)).get(hash);
	if (!remark) throw new NotFound();
	const { groupId, closedAt, title } = poll;
	return { remark, title, poll: { ...key, groupId, rules, closedAt } };
}

/** The content that a remark is; of two who report it first at once the second finds what the first has made. */
export async function remarkContent(trx: Trx, context: Context, what: RemarkIn): Promise<number> {
	const { remark, poll } = await seeRemark({ ...context, db: trx }, what);
	const known = await remarks.findRemark(trx, poll, what.hash);
	if (known !== undefined) return known;
	await remarks.holdRemarks(trx, poll);
	const made = await remarks.findRemark(trx, poll, what.hash);
	return made ?? makeRemark(trx, poll, remark, { authors: await authorsIn(trx, poll) });
}

/** In which poll it stands. Open to all who can read the poll. @throws NotFound */
export async function placeRemark(
	{ db, city, actor }: Context,
	contentId: number
): Promise<number> {
	const found = await remarks.pollOfRemark(db, { cityId: city.id, contentId }, actor);
	if (found === undefined) throw new NotFound();
	return found;
}

/** Says a held remark anew, beside each ballot too; what is left is the same for all who had said the same. */
export async function rewriteRemark(trx: Trx, key: ItemKey, rewrite: Rewrite): Promise<void> {
	const { pollId, hash, text: before, question, part } = await remarks.remarkOf(trx, key);
	const poll = { cityId: key.cityId, pollId };
	const text = rewrite(before, part === 'reason' ? longestReason : longestName);
	for (const { leaf, words } of await wordsOfBallots(trx, poll)) {
		const isSaid = remarksIn(words).some((remark) => remarkHash(remark) === hash);
		if (!isSaid) continue;
		const said = { ...words, [question]: { ...words[question], [part]: text } };
		await putWords(trx, poll, { leaf, words: said });
	}
	const now = { text, html: remarkHtml(text), hash: remarkHash({ question, part, text }) };
	await remarks.blankRemark(trx, key, now);
}
