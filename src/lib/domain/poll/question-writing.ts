import { counting, type Counting } from '#lib/domain/tally/counting.ts';
import { tidy } from '#lib/domain/plain-text.ts';
import { readAmount } from './amount.ts';
import { draftOptionsOf, nextId, type DraftOption, type DraftQuestion } from './draft.ts';
import { specialLast } from './option-list.ts';
import { methodsOf, mostOptions } from './question.ts';
import type { QuestionFields } from './question-schema.ts';
import { takesShared } from './sense.ts';

/** Words for the options that voters themselves fill, in the language of the poll. */
export interface SpecialNames {
	none: string;
	writtenIn: string;
}

/** The question with these fields written over it. */
export function withQuestionFields(
	had: DraftQuestion,
	fields: QuestionFields,
	names: SpecialNames
): DraftQuestion {
	const written = {
		id: had.id,
		title: fields.title,
		text: fields.text,
		required: !fields.optional,
		shuffled: fields.shuffled,
		reason: fields.reason,
		counting: countingOf(had, fields)
	};
	const seats = wholeOf(fields.seats);
	const least = wholeOf(fields.least);
	const most = wholeOf(fields.most) ?? mostOptions;
	if (!('options' in had)) return { ...had, ...written };
	const options = optionsFrom(had, fields, names);
	switch (had.kind) {
		case 'marked': {
			const one = written.counting.method === 'plurality';
			return { ...had, ...written, options, seats, least, most: one ? 1 : most };
		}
		case 'ranked': {
			const shared = fields.shared && takesShared(written.counting.method);
			const { unranked } = fields;
			return { ...had, ...written, options, seats, least, most, shared, unranked };
		}
		case 'scored': {
			const highest = fields.highest === '5' ? 5 : 10;
			return { ...had, ...written, options, seats, least, highest };
		}
		case 'dotted': {
			const [points, mostEach] = [wholeOf(fields.points), wholeOf(fields.mostEach)];
			return { ...had, ...written, options, seats, points, mostEach, all: fields.all };
		}
		case 'budget': {
			const { within } = fields;
			const total = readAmount(fields.total);
			const leastPoints = wholeOf(fields.leastPoints) ?? 0;
			return { ...had, ...written, options, least, most, total, within, leastPoints };
		}
		case 'times':
			return { ...had, ...written, options, seats };
	}
}

/** Counting by the chosen method; a method of another kind of answer leaves it as it was. */
function countingOf({ kind, counting: had }: DraftQuestion, fields: QuestionFields): Counting {
	const methods: readonly string[] = methodsOf[kind];
	const method = methods.includes(fields.method) ? fields.method : had.method;
	switch (method) {
		case 'majority': {
			const { of, share } = fields;
			// More than half, but two thirds or more. The number entitled is known when it is counted.
			const rule = {
				of,
				share,
				enough: share !== '1/2',
				...(of === 'entitled' && { entitled: 0 })
			};
			return counting.parse({ method, rule });
		}
		case 'consent': {
			const blocks = Math.max(1, wholeOf(fields.blocks) ?? 1);
			return counting.parse({
				method,
				rule: { blocks, agree: fields.agree, disagree: fields.disagree }
			});
		}
		case 'equal-shares':
			return counting.parse({ method, completion: fields.completion });
		default:
			// What the page does not ask about the method stays.
			return method === had.method ? had : counting.parse({ method });
	}
}

function optionsFrom(had: DraftQuestion, fields: QuestionFields, names: SpecialNames) {
	const before = new Map(draftOptionsOf(had).map((one) => [one.id, one]));
	const options: DraftOption[] = [];
	// A new row comes with the id that its page gave it, so that saving it twice makes one option.
	for (const [row, sent] of fields.optionId.entries()) {
		const name = tidy(fields.optionName[row] ?? '', { single: true });
		const cost = readAmount(fields.optionCost[row] ?? '');
		const kept = before.get(sent);
		if (kept?.role || (!kept && name === '' && cost === undefined)) continue;
		if (options.some(({ id }) => id === sent)) continue;
		const isOurs = kept !== undefined || /^o\d{1,6}$/.test(sent);
		const id = isOurs ? sent : nextId('o', [...before.values(), ...options]);
		const { cost: _, ...others } = kept ?? { text: '' };
		options.push({ ...others, id, name, ...(had.kind === 'budget' && cost ? { cost } : {}) });
	}
	if (had.kind === 'marked' && fields.writtenIn)
		options.push(
			before.get('own') ?? { id: 'own', name: names.writtenIn, text: '', role: 'written-in' }
		);
	if (had.kind === 'marked' && fields.none)
		options.push(before.get('none') ?? { id: 'none', name: names.none, text: '', role: 'none' });
	return specialLast(options).slice(0, mostOptions);
}

function wholeOf(typed: string): number | undefined {
	return typed === '' ? undefined : Number(typed);
}
