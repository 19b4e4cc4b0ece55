import type { PollDraft } from './draft.ts';
import { faultsOf, question } from './question.ts';
import { pollPlan, type PollPlan } from './rules.ts';
import { senselessQuestion, senselessRules, type Place } from './sense.ts';

/** Something that a poll cannot open without, and where it is mended; the sentence is `invalid_<reason>`. */
export interface Missing {
	page: 'poll' | 'electorate' | 'question';
	/** Ids, on the page of a question. */
	question?: string;
	option?: string;
	field: string;
	/** May end in a number, as the reasons of fields do: `too_short:3`. */
	reason: string;
}

/** What a poll's plan depends on outside of it. */
export interface Circumstances extends Place {
	/** People on the named list. */
	listed: number;
	opensAt: Date | null;
	closesAt: Date | null;
	now: Date;
}

/** The plan of a draft, or everything that it still lacks, in the order of the pages. */
export function planOf(
	draft: PollDraft,
	where: Circumstances
): { plan: PollPlan } | { missing: Missing[] } {
	const parsed = pollPlan.safeParse(draft);
	const found = parsed.error?.issues ?? [];
	const issues = found
		.filter(({ path, message }) => path[0] !== 'questions' || !isFaultOfQuestion(message))
		.map((issue) => placed(draft, issue));
	const missing = [
		...issues,
		...momentsMissing(where),
		...questionFaults(draft),
		...senselessRules(draft, where).map(ruleFault),
		...listMissing(draft, where)
	].filter(isFirst);
	if (missing.length === 0 && parsed.success) return { plan: parsed.data };
	return { missing: missing.sort((one, other) => rank(one) - rank(other)) };

	function rank({ page, field, question: id }: Missing): number {
		if (page === 'question') return 2 + draft.questions.findIndex((asked) => asked.id === id);
		return page === 'electorate' ? 1000 : field === 'title' ? 0 : field === 'questions' ? 1 : 500;
	}
}

/** A moment that has come is none to wait for: it is opened now instead. */
function momentsMissing({ opensAt, closesAt, now }: Circumstances): Missing[] {
	const page = 'poll' as const;
	if (closesAt === null) return [{ page, field: 'closesAt', reason: 'poll_closes_missing' }];
	if (closesAt <= now) return [{ page, field: 'closesAt', reason: 'poll_closes_past' }];
	if (opensAt !== null && opensAt >= closesAt)
		return [{ page, field: 'closesAt', reason: 'poll_closes_first' }];
	return [];
}

function questionFaults(draft: PollDraft): Missing[] {
	return draft.questions.flatMap((asked): Missing[] => {
		const page = { page: 'question', question: asked.id } as const;
		const costs =
			asked.kind === 'budget' ? asked.options.filter(({ cost }) => cost === undefined) : [];
		const unpriced = costs.map(({ id: option }) => ({
			...page,
			option,
			field: 'cost',
			reason: 'required'
		}));
		const whole = question.safeParse(asked);
		if (!whole.success) return unpriced;
		const faults = [...faultsOf(whole.data), ...senselessQuestion(whole.data)];
		const others = faults.filter(({ reason }) => reason !== 'poll_cost_missing');
		return [...unpriced, ...others.map((fault) => ({ ...page, ...fault }))];
	});
}

function ruleFault({ field, reason }: { field: string; reason: string }): Missing {
	return { page: field === 'ageTo' ? 'electorate' : 'poll', field, reason };
}

function listMissing({ electorate }: PollDraft, { listed }: Circumstances): Missing[] {
	return electorate.kind === 'list' && listed === 0
		? [{ page: 'electorate', field: 'entries', reason: 'poll_list_empty' }]
		: [];
}

/** Said by questionFaults, and only of questions that are complete: a seat too many is none before there are options. */
function isFaultOfQuestion(reason: string): boolean {
	return reason === 'choose' || reason.startsWith('poll_');
}

type Issue = { path: PropertyKey[]; message: string; code?: string; minimum?: unknown };

/** Where what the schema found is mended. */
function placed(draft: PollDraft, issue: Issue): Missing {
	const [first, at, field, optionAt, part] = issue.path;
	const reason = reasonOf(issue);
	if (first === 'electorate')
		return { page: 'electorate', field: String(at ?? 'electorate'), reason };
	if (first !== 'questions' || typeof at !== 'number')
		return {
			page: 'poll',
			field: String(first),
			reason: first === 'questions' ? 'poll_no_question' : reason
		};
	const asked = draft.questions[at];
	const page = { page: 'question', question: asked?.id ?? '' } as const;
	if (field !== 'options') return { ...page, field: String(field), reason };
	if (typeof optionAt !== 'number') return { ...page, field, reason: 'poll_few_options' };
	const options = asked && 'options' in asked ? asked.options : [];
	return { ...page, option: options[optionAt]?.id ?? '', field: String(part), reason };
}

/** Our own schemas give reasons; zod's own sentences are for programmers. */
function reasonOf({ code, message, minimum }: Issue): string {
	if (/^[a-z_]+(:\d+)?$/.test(message)) return message;
	if (code === 'too_small' && typeof minimum === 'number') return `poll_number_from:${minimum}`;
	return code === 'too_big' ? 'poll_number_large' : 'required';
}

function isFirst(one: Missing, index: number, all: Missing[]): boolean {
	const same = (other: Missing) =>
		other.page === one.page &&
		other.question === one.question &&
		other.option === one.option &&
		other.field === one.field;
	return all.findIndex(same) === index;
}
