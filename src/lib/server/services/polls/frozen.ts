import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Db } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import { rulesByHash } from '../../queries/polls/rules.ts';
import type { PollKey } from '../../queries/polls.ts';

/** Rules never change, so what was read once is kept: by their hash, the last used at the end. */
const kept = new Map<string, PollRules>();
const most = 200;

/** The frozen rules of this hash. */
export async function frozenRules(db: Db, key: PollKey, hash: string): Promise<PollRules> {
	const known = kept.get(hash);
	if (known) {
		kept.delete(hash);
		kept.set(hash, known);
		return known;
	}
	const text = await rulesByHash(db, key, hash);
	if (text === undefined) throw new Error(`Poll ${key.pollId} has no rules ${hash}.`);
	return keep(hash, text);
}

/** The rules in a text that was read with its poll anyway. */
export function rulesIn(hash: string, text: string): PollRules {
	return kept.get(hash) ?? keep(hash, text);
}

/** Texts as safe HTML: of the poll under `poll`, of a question under its id, of an option under `q1.o3`. */
export type PollHtml = Readonly<Record<string, string>>;

/** The texts of frozen rules, made safe once. */
export function htmlOf(rules: PollRules): PollHtml {
	const known = html.get(rules);
	if (known) return known;
	const made = htmlOfPlan(rules);
	html.set(rules, made);
	return made;
}

/** The same for a plan that may still change. */
export function htmlOfPlan(plan: { text: string; questions: readonly Question[] }): PollHtml {
	const texts = [['poll', plan.text] as const, ...plan.questions.flatMap(textsOf)];
	return Object.fromEntries(
		texts.filter(([, text]) => text !== '').map(([key, text]) => [key, toSafeHtml(text)])
	);
}

const html = new WeakMap<PollRules, PollHtml>();

function textsOf(asked: Question): (readonly [string, string])[] {
	const options = optionsOf(asked).map(({ id, text }) => [`${asked.id}.${id}`, text] as const);
	return [[asked.id, asked.text], ...options];
}

function keep(hash: string, text: string): PollRules {
	const rules = JSON.parse(text) as PollRules; // written by opening.ts, and the database checked its hash
	kept.set(hash, rules);
	for (const oldest of kept.keys()) {
		if (kept.size <= most) break;
		kept.delete(oldest);
	}
	return rules;
}
