import type { Choices } from '#lib/domain/poll/choices.ts';
import {
	remarkKey,
	type NameLine,
	type Reasons,
	type Remark,
	type Unread
} from '#lib/domain/poll/remark.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { askedFor, type WrittenWords } from '#lib/domain/poll/words.ts';
import { joinSpellings } from '#lib/domain/poll/written-in.ts';
import type { Db } from '../../database/connect.ts';
import { unreadRemarks, type UnreadRemark } from '../../queries/moderation/remarks.ts';
import { namesWrittenIn, writtenWords, type NameInBox } from '../../queries/polls/words.ts';
import type { PollKey } from '../../queries/polls.ts';
import { hashOf } from '../../secrets.ts';

/** The reasons of so many ballots, and so many names, are on a page at the most: always the same. */
const most = 500;

/** By what a remark of a poll is known in addresses. */
export const remarkHash = (remark: Remark): string => hashOf(remarkKey(remark));

/** What stands beside a result by question, the most frequent names first; null where nothing was asked for. */
export interface Remarks {
	reasons: Record<string, Reasons> | null;
	written: Record<string, NameLine[]> | null;
}

/** What voters wrote beside the ballots of a closed poll, with what stands in the place of what nobody reads. */
export async function remarksBeside(db: Db, key: PollKey, rules: PollRules): Promise<Remarks> {
	const { reasons, names } = askedFor(rules);
	if (reasons.length + names.length === 0) return { reasons: null, written: null };
	const [ballots, box, unread] = await Promise.all([
		reasons.length > 0 ? writtenWords(db, key, most) : [],
		names.length > 0 ? namesWrittenIn(db, key, most) : [],
		unreadRemarks(db, key)
	]);
	const why = new Map(unread.map((remark) => [remark.hash, whyOf(remark)]));
	const read = ballots.map((one) => ({ ...one, choices: JSON.parse(one.choices) as Choices }));
	return {
		reasons: each(reasons, (question) => reasonsTo(question, read, why)),
		written: each(names, (question) => namesTo(question, box, { why, language: rules.language }))
	};
}

/** Every remark that is read with the result, by its hash: each once, whoever wrote it and however often. */
export async function remarksShown(
	db: Db,
	key: PollKey,
	rules: PollRules
): Promise<Map<string, Remark>> {
	const { reasons, written } = await remarksBeside(db, key, rules);
	const shown = new Map<string, Remark>();
	for (const [question, { said }] of Object.entries(reasons ?? {}))
		for (const { text, hash } of said) shown.set(hash, { question, part: 'reason', text });
	for (const [question, lines] of Object.entries(written ?? {}))
		for (const line of lines)
			if ('name' in line) shown.set(line.hash, { question, part: 'writtenIn', text: line.name });
	return shown;
}

type Why = ReadonlyMap<string, Unread>;
interface ReadBallot {
	choices: Choices;
	words: WrittenWords;
	isOfHidden: boolean;
}

function reasonsTo(question: string, ballots: readonly ReadBallot[], why: Why): Reasons {
	const said: Reasons['said'][number][] = [];
	const unread: Unread[] = [];
	for (const { choices, words, isOfHidden } of ballots) {
		const [choice, text] = [choices[question], words[question]?.reason];
		if (choice === undefined || text === undefined) continue;
		const hash = remarkHash({ question, part: 'reason', text });
		const reason = isOfHidden ? ofHidden : why.get(hash);
		if (reason) unread.push(reason);
		else said.push({ choice, text, hash });
	}
	return { said, unread: counted(unread) };
}

function namesTo(
	question: string,
	box: readonly NameInBox[],
	{ why, language }: { why: Why; language: string }
): NameLine[] {
	const own = box.filter((name) => name.question === question);
	const open = own.filter(({ isOfHidden }) => !isOfHidden);
	const listed = joinSpellings(open, language).map(({ name, times }): NameLine => {
		const hash = remarkHash({ question, part: 'writtenIn', text: name });
		const unread = why.get(hash);
		return unread ? { times, unread } : { name, times, hash };
	});
	const hidden = own.filter(({ isOfHidden }) => isOfHidden);
	const times = hidden.reduce((sum, name) => sum + name.times, 0);
	return times === 0 ? listed : [...listed, { times, unread: ofHidden }];
}

const ofHidden: Unread = { by: 'account' };

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

function each<Value>(questions: readonly string[], of: (question: string) => Value) {
	if (questions.length === 0) return null;
	return Object.fromEntries(questions.map((question) => [question, of(question)]));
}
