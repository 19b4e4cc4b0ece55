import type { Choices } from '#lib/domain/poll/choices.ts';
import {
	askedFor,
	remarkKey,
	type NameLine,
	type Reasons,
	type Remark,
	type Unread
} from '#lib/domain/poll/remark.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { joinSpellings } from '#lib/domain/poll/written-in.ts';
import type { Db } from '../../database/connect.ts';
import { unreadRemarks, type UnreadRemark } from '../../queries/moderation/remarks.ts';
import { namesWrittenIn, writtenWords } from '../../queries/polls/words.ts';
import type { PollKey } from '../../queries/polls.ts';
import { hashOf } from '../../secrets.ts';

/** So many ballots' reasons, and so many names, are on a page at the most: always the same. */
const most = 500;

/** By what a remark of a poll is known in addresses. */
export const remarkHash = (remark: Remark): string => hashOf(remarkKey(remark));

/** Reasons by question, with what stands in the place of those that nobody reads; null where none is asked for. */
export async function reasonsShown(
	db: Db,
	key: PollKey,
	rules: PollRules
): Promise<Record<string, Reasons> | null> {
	const asked = askedFor(rules).reasons;
	if (asked.length === 0) return null;
	const [ballots, why] = await Promise.all([writtenWords(db, key, most), unreadOf(db, key)]);
	const read = ballots.map(({ choices, ...ballot }) => ({
		...ballot,
		choices: JSON.parse(choices) as Choices
	}));
	const of = (question: string): Reasons => {
		const said: Reasons['said'][number][] = [];
		const unread: Unread[] = [];
		for (const { choices, words, isOfHidden } of read) {
			const [choice, text] = [choices[question], words[question]?.reason];
			if (choice === undefined || text === undefined) continue;
			const hash = remarkHash({ question, part: 'reason', text });
			const reason = isOfHidden ? ofHidden : why.get(hash);
			if (reason) unread.push(reason);
			else said.push({ choice, text, hash });
		}
		return { said, unread: counted(unread) };
	};
	return Object.fromEntries(asked.map((question) => [question, of(question)]));
}

/** Names written in by question, the most frequent first; null where none can be. */
export async function namesShown(
	db: Db,
	key: PollKey,
	rules: PollRules
): Promise<Record<string, NameLine[]> | null> {
	const asked = askedFor(rules).names;
	if (asked.length === 0) return null;
	const [found, why] = await Promise.all([namesWrittenIn(db, key, most), unreadOf(db, key)]);
	const of = (question: string): NameLine[] => {
		const own = found.filter((name) => name.question === question);
		const listed = joinSpellings(
			own.filter(({ isOfHidden }) => !isOfHidden),
			rules.language
		).map(({ name, times }): NameLine => {
			const hash = remarkHash({ question, part: 'writtenIn', text: name });
			const unread = why.get(hash);
			return unread ? { times, unread } : { name, times, hash };
		});
		const hidden = own.filter(({ isOfHidden }) => isOfHidden);
		const times = hidden.reduce((sum, name) => sum + name.times, 0);
		return times === 0 ? listed : [...listed, { times, unread: ofHidden }];
	};
	return Object.fromEntries(asked.map((question) => [question, of(question)]));
}

/** Every remark that is read with the result, by its hash: each once, whoever wrote it and however often. */
export async function remarksShown(
	db: Db,
	key: PollKey,
	rules: PollRules
): Promise<Map<string, Remark>> {
	const reasons = (await reasonsShown(db, key, rules)) ?? {};
	const names = (await namesShown(db, key, rules)) ?? {};
	const shown = new Map<string, Remark>();
	for (const [question, { said }] of Object.entries(reasons))
		for (const { text, hash } of said) shown.set(hash, { question, part: 'reason', text });
	for (const [question, lines] of Object.entries(names))
		for (const line of lines)
			if ('name' in line) shown.set(line.hash, { question, part: 'writtenIn', text: line.name });
	return shown;
}

const ofHidden: Unread = { by: 'account' };

async function unreadOf(db: Db, key: PollKey): Promise<Map<string, Unread>> {
	const found = await unreadRemarks(db, key);
	return new Map(found.map((remark) => [remark.hash, whyOf(remark)]));
}

function whyOf({ contentId, hiddenAt, rule, isHeld }: UnreadRemark): Unread {
	if (hiddenAt !== null) return { by: 'decision', id: contentId, rule, at: hiddenAt };
	return isHeld ? { by: 'wait' } : ofHidden;
}

/** The same once, with how often. */
function counted(unread: readonly Unread[]): Reasons['unread'] {
	const by = new Map<string, Unread & { times: number }>();
	for (const one of unread) {
		const key = one.by === 'decision' ? String(one.id) : one.by;
		by.set(key, { ...one, times: (by.get(key)?.times ?? 0) + 1 });
	}
	return [...by.values()];
}
