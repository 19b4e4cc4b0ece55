import fc from 'fast-check';
import type { QuestionKind } from '#lib/domain/poll/question.ts';
import { pollRules, type PollRules } from '#lib/domain/poll/rules.ts';

/** Options of a question by their names. */
export const named = (...names: string[]) => names.map((name, at) => ({ id: `o${at}`, name }));

/** A question of each kind, as short as it can be. */
export const oneOfEach = {
	answered: { kind: 'answered', counting: { method: 'majority' } },
	consent: { kind: 'consent', counting: { method: 'consent' } },
	marked: {
		kind: 'marked',
		counting: { method: 'plurality' },
		options: named('Benches', 'Lamps', 'Trees'),
		least: 1,
		most: 1
	},
	ranked: {
		kind: 'ranked',
		counting: { method: 'irv' },
		options: named('Gravel', 'Asphalt', 'Wood'),
		least: 0,
		most: 3
	},
	scored: {
		kind: 'scored',
		counting: { method: 'score' },
		options: named('Bus', 'Tram', 'Ferry'),
		lowest: 0,
		highest: 5,
		least: 0
	},
	dotted: {
		kind: 'dotted',
		counting: { method: 'dots' },
		options: named('Sauna', 'Pier', 'Playground'),
		points: 10,
		mostEach: 5
	},
	budget: {
		kind: 'budget',
		counting: { method: 'budget-greedy' },
		options: named('Bridge', 'Gym').map((option) => ({ ...option, cost: '98000.50' })),
		total: '500000',
		least: 0,
		most: 2
	},
	times: {
		kind: 'times',
		counting: { method: 'best-time' },
		options: named('Monday at five', 'Saturday at ten')
	}
} as const satisfies Record<QuestionKind, { kind: QuestionKind } & Record<string, unknown>>;

/** The frozen rules of a poll of Espoo, "The shore path", in English, open until 11 December 2026, 18:00 there. */
export function rulesOf(questions: readonly object[], more: object = {}): PollRules {
	const hash = '5a'.repeat(32);
	const asked = questions.map((question, at) => ({
		id: `q${at}`,
		title: `What about part ${at + 1}?`,
		...question
	}));
	return pollRules.parse({
		format: 'kumppani-poll',
		version: 1,
		city: 'espoo',
		poll: 12,
		follows: null,
		title: 'The shore path',
		language: 'en',
		questions: asked,
		electorate: { kind: 'residents' },
		entitled: 100,
		opensAt: '2026-11-20T08:00:00.000Z',
		closesAt: '2026-12-11T16:00:00.000Z',
		seedCommitment: hash,
		receiptKey: hash,
		...more
	});
}

const words = fc.constantFrom(
	...['Rantaraitti', 'på', 'Straßenbahnhaltestelle', 'Ŋávdna', 'Парк', 'حديقة', '(2027)', 'שלום'],
	...[
		'🌳',
		'汉字',
		'“ja”',
		'–',
		'Donaudampfschifffahrtsgesellschaft'.repeat(5),
		'\u200f',
		'&',
		'<b>'
	]
);
const text = (most: number) =>
	fc
		.array(words, { minLength: 1, maxLength: 20 })
		.map((chosen) => [...`Aa ${chosen.join(' ')}`].slice(0, most).join('').trim());

/** Rules with questions of all kinds, in words of several scripts, some of them very long. */
export const anyRules: fc.Arbitrary<PollRules> = fc
	.record({
		title: text(150),
		language: fc.constantFrom('en', 'fi', 'ar', 'so'),
		secrecy: fc.constantFrom('open', 'confidential', 'detached'),
		questions: fc.array(anyQuestion(), { minLength: 1, maxLength: 4 })
	})
	.map(({ questions, ...rest }) => rulesOf(questions, rest));

function anyQuestion(): fc.Arbitrary<object> {
	return fc
		.record({
			kind: fc.constantFrom(...(Object.keys(oneOfEach) as QuestionKind[])),
			title: text(200),
			text: text(2000),
			names: fc.uniqueArray(text(190), { minLength: 2, maxLength: 12 }),
			reason: fc.constantFrom('off', 'optional', 'required'),
			required: fc.boolean(),
			roles: fc.boolean()
		})
		.map(({ kind, names, roles, ...rest }) => {
			const plain = oneOfEach[kind];
			if (!('options' in plain)) return { ...plain, ...rest };
			const own = names.map((name, at) => ({
				...plain.options[0],
				id: `o${at}`,
				name: `${at} ${name}`
			}));
			const special = [
				{ ...plain.options[0], id: 'w', name: 'Something else', role: 'written-in' },
				{ ...plain.options[0], id: 'none', name: 'None of these', role: 'none' }
			];
			return { ...plain, ...rest, options: roles ? [...own, ...special] : own };
		});
}
