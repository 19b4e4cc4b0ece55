import type { Counting } from '#lib/domain/tally/counting.ts';
import { draftOptionsOf, type DraftOption, type DraftQuestion } from './draft.ts';
import { mostOptions } from './question.ts';
import type { QuestionFields } from './question-schema.ts';

/** What is stored, as the fields of its page show it. */
export function fieldsOfQuestion(asked: DraftQuestion, savedAt: Date): QuestionFields {
	const options = plainOptions(asked);
	const special = draftOptionsOf(asked).map(({ role }) => role);
	return {
		title: asked.title,
		text: asked.text,
		method: asked.counting.method,
		optional: !asked.required,
		shuffled: asked.shuffled,
		reason: asked.reason,
		optionId: options.map(({ id }) => id),
		optionName: options.map(({ name }) => name),
		optionCost: options.map(({ cost }) => cost ?? ''),
		none: special.includes('none'),
		writtenIn: special.includes('written-in'),
		seats: 'seats' in asked ? figure(asked.seats) : '',
		least: 'least' in asked ? figure(asked.least) : '',
		most: 'most' in asked && asked.most !== mostOptions ? figure(asked.most) : '',
		shared: 'shared' in asked && asked.shared,
		unranked: 'unranked' in asked ? asked.unranked : 'last',
		highest: 'highest' in asked && asked.highest === 10 ? '10' : '5',
		points: 'points' in asked ? figure(asked.points) : '',
		mostEach: 'mostEach' in asked ? figure(asked.mostEach) : '',
		all: 'all' in asked && asked.all,
		total: ('total' in asked && asked.total) || '',
		within: 'within' in asked && asked.within,
		leastPoints: 'leastPoints' in asked ? figure(asked.leastPoints) : '',
		...ruleOf(asked.counting),
		base: savedAt.toISOString()
	};
}

/** The options that the writer names; "none of these" and the like are ticked instead. */
export function plainOptions(asked: DraftQuestion): DraftOption[] {
	return draftOptionsOf(asked).filter(({ role }) => role === undefined);
}

function ruleOf(chosen: Counting) {
	const majority = chosen.method === 'majority' ? chosen.rule : undefined;
	const consent = chosen.method === 'consent' ? chosen.rule : undefined;
	return {
		completion: chosen.method === 'equal-shares' ? chosen.completion : ('add1' as const),
		of: majority?.of ?? ('votes' as const),
		share: majority?.share ?? '1/2',
		blocks: String(consent?.blocks ?? 1),
		agree: consent?.agree ?? '0',
		disagree: consent?.disagree ?? '1'
	};
}

function figure(value: number | undefined): string {
	return value === undefined ? '' : String(value);
}
