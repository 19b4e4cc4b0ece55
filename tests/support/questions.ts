import fc from 'fast-check';
import type { TimeAnswer } from '#lib/domain/tally/election.ts';
import type { Choice } from '#lib/domain/poll/choices.ts';
import {
	methodsOf,
	question,
	type Question,
	type QuestionKind
} from '#lib/domain/poll/question.ts';

const kindsOf = Object.keys(methodsOf) as QuestionKind[];

/** A question of one of the kinds, counted by any of its methods, with bounds of any sort. */
export function anyQuestion(kinds: readonly QuestionKind[] = kindsOf): fc.Arbitrary<Question> {
	return fc
		.record({
			kind: fc.constantFrom(...kinds),
			size: fc.integer({ min: 3, max: 5 }),
			pick: fc.nat(),
			required: fc.boolean(),
			least: fc.nat({ max: 2 }),
			more: fc.integer({ min: 1, max: 2 }),
			flag: fc.boolean(),
			seats: fc.integer({ min: 1, max: 2 })
		})
		.map(({ kind, size, pick, required, least, more, flag, seats }) => {
			const methods = methodsOf[kind];
			const options = Array.from({ length: size }, (_, at) => ({
				id: `o${at}`,
				name: `Option ${at}`,
				...(kind === 'budget' ? { cost: `${at * 30 + 10}` } : {}),
				...(kind === 'marked' && flag && at === size - 1 ? { role: 'none' } : {})
			}));
			const bounds = { least, most: least + more };
			const own: Record<QuestionKind, object> = {
				answered: {},
				consent: {},
				marked: { options, seats, ...bounds },
				ranked: { options, seats, shared: flag, ...bounds },
				scored: { options, seats, lowest: 0, highest: flag ? 5 : 10, least },
				dotted: { options, seats, points: 10, mostEach: flag ? 10 : 6, all: flag },
				budget: { options, total: '150', within: flag, least: 0, most: size },
				times: { options, seats }
			};
			const majority = flag ? { rule: { of: 'entitled', share: '1/3', entitled: 0 } } : {};
			return question.parse({
				kind,
				id: 'q',
				title: `A question of ${kind}`,
				required,
				counting: {
					method: methods[pick % methods.length],
					...(kind === 'answered' ? majority : {})
				},
				...own[kind]
			});
		});
}

/** An answer that the question allows. */
export function choiceFor(asked: Question): fc.Arbitrary<Choice> {
	const places = 'options' in asked ? [...asked.options.keys()] : [];
	const each = <Value>(value: fc.Arbitrary<Value>) =>
		fc.array(value, { minLength: places.length, maxLength: places.length });
	switch (asked.kind) {
		case 'answered':
			return fc.constantFrom('yes', 'no', 'abstain');
		case 'consent':
			return fc.constantFrom('agree', 'abstain', 'disagree', 'block');
		case 'marked': {
			const none = asked.options.findIndex(({ role }) => role === 'none');
			const marks = fc.subarray(
				places.filter((place) => place !== none),
				bounds(asked, none < 0 ? places.length : none)
			);
			return none < 0 ? marks : fc.oneof(marks, fc.constant([none]));
		}
		case 'ranked':
			return fc
				.tuple(fc.shuffledSubarray(places, bounds(asked, places.length)), fc.boolean())
				.map(([order, share]) => ranks(order, share && asked.shared));
		case 'scored':
			return each(fc.option(fc.integer({ min: 0, max: asked.highest }))).map((scores) =>
				scores.map((score, at) => (at < asked.least ? (score ?? 0) : score))
			);
		case 'dotted':
			return fc
				.shuffledSubarray(places, { minLength: 2, maxLength: 2 })
				.chain(([one, other]) =>
					fc
						.integer({ min: 4, max: 6 })
						.map((dots) =>
							places.map((place) => (place === one ? dots : place === other ? 10 - dots : 0))
						)
				);
		case 'budget':
			return fc
				.subarray(places, { maxLength: 2 })
				.filter((chosen) => chosen.reduce((sum, at) => sum + at * 30 + 10, 0) <= 150)
				.map((chosen) => chosen.map((place) => [place, 1] as const));
		case 'times':
			return each(timeAnswer);
	}
}

const timeAnswer: fc.Arbitrary<TimeAnswer | null> = fc.constantFrom(
	'yes',
	'if-need-be',
	'no',
	null
);

function bounds({ least, most }: { least: number; most: number }, size: number) {
	return { minLength: Math.min(least, size), maxLength: Math.min(most, size) };
}

/** Alone in each rank, or the first two together. */
function ranks(order: readonly number[], share: boolean): number[][] {
	if (!share || order.length < 2) return order.map((place) => [place]);
	const [one = 0, other = 0, ...rest] = order;
	return [[one, other].sort((a, b) => a - b), ...rest.map((place) => [place])];
}
