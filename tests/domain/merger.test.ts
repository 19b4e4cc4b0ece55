import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, CityRole } from '#lib/domain/actor.ts';
import { Conflict, Invalid } from '#lib/domain/errors.ts';
import {
	isUndoable,
	mergerWays,
	numberIn,
	requireFit,
	sidesOf,
	takeWay,
	undoDays,
	undoesAs,
	undoneUntil,
	type MergerState,
	type MergerWay
} from '#lib/domain/proposal/merger.ts';
import { merge, undoMerger } from '#lib/domain/proposal/transitions.ts';
import { openStates, proposalStates } from '#lib/domain/proposal.ts';

const states: MergerState[] = ['asked', 'agreed', 'declined', 'withdrawn', 'lapsed', 'undone'];
const ways = Object.keys(mergerWays) as MergerWay[];

/** Everything that may happen to a merger, written out once more by hand. */
const table: Record<MergerState, Partial<Record<MergerWay, MergerState>>> = {
	asked: { agree: 'agreed', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
	agreed: { undo: 'undone' },
	declined: {},
	withdrawn: {},
	lapsed: {},
	undone: {}
};

const person = (id: number, role: CityRole = 'resident'): Actor => ({
	kind: 'resident',
	accountId: id,
	id,
	displayName: 'Aino',
	role,
	verified: false,
	seats: []
});

describe('a merger', () => {
	for (const state of states) {
		for (const way of ways) {
			const end = table[state][way];
			test(`${way} from ${state}: ${end ?? 'refused'}`, () => {
				if (end) expect(takeWay(way, state)).toBe(end);
				else expect(() => takeWay(way, state)).toThrow(Conflict);
			});
		}
	}

	test('moves by an act alone, and is never open again once it is settled', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...ways), { maxLength: 12 }), (walk) => {
				let state: MergerState = 'asked';
				let wasSettled = false;
				for (const way of walk) {
					if (!table[state][way]) continue;
					state = takeWay(way, state);
					wasSettled ||= state !== 'agreed';
					if (wasSettled) expect(table[state]).toEqual({});
				}
			})
		);
	});

	test('is undone into exactly what the proposal was', () => {
		fc.assert(
			fc.property(fc.constantFrom(...openStates), (state) => {
				expect(undoMerger(merge(state), state)).toBe(state);
			})
		);
	});

	test('can be undone for thirty days, to the millisecond, and while it holds', () => {
		const mergedAt = new Date('2026-03-20T10:00:00Z');
		const until = undoneUntil(mergedAt);
		expect(until.getTime() - mergedAt.getTime()).toBe(undoDays * 86_400_000);
		expect(isUndoable({ state: 'agreed', mergedAt }, until)).toBe(true);
		expect(isUndoable({ state: 'agreed', mergedAt }, new Date(until.getTime() + 1))).toBe(false);
		expect(isUndoable({ state: 'undone', mergedAt }, mergedAt)).toBe(false);
		expect(isUndoable({ state: 'asked', mergedAt: null }, mergedAt)).toBe(false);
	});
});

describe('two proposals fit', () => {
	const one = { id: 1, state: 'gathering', groupId: 3, groupVisibility: 'public' } as const;
	const other = { ...one, id: 2 };

	test('while both take supports', () => {
		for (const state of proposalStates) {
			const isOpen = openStates.some((open) => open === state);
			if (isOpen) {
				requireFit({ ...one, state }, other);
				requireFit(one, { ...other, state });
			} else {
				expect(() => requireFit({ ...one, state }, other)).toThrow(Conflict);
				expect(() => requireFit(one, { ...other, state })).toThrow('merger_other_closed');
			}
		}
	});
	test('when they are two', () => {
		expect(() => requireFit(one, one)).toThrow(Invalid);
	});
	test('when the same people can read them', () => {
		const members = { groupId: 4, groupVisibility: 'members' } as const;
		requireFit(one, { ...other, groupId: 5 });
		requireFit({ ...one, ...members }, { ...other, ...members });
		for (const [from, into] of [
			[{ ...one, ...members }, other],
			[one, { ...other, ...members }],
			[
				{ ...one, ...members },
				{ ...other, ...members, groupId: 5 }
			]
		] as const)
			expect(() => requireFit(from, into)).toThrow('merger_other_readers');
	});
});

describe('who answers', () => {
	const consent = { suggestedBy: 9, fromAuthorId: 1, intoAuthorId: 2 };

	test('each author for their own, for both when both are theirs', () => {
		expect(sidesOf(person(1), consent)).toEqual(['from']);
		expect(sidesOf(person(2), consent)).toEqual(['into']);
		expect(sidesOf(person(3), consent)).toEqual([]);
		expect(sidesOf(person(1), { ...consent, intoAuthorId: 1 })).toEqual(['from', 'into']);
	});
	test('for what nobody here wrote somebody else of the staff than who suggested it', () => {
		const imported = { ...consent, intoAuthorId: null };
		expect(sidesOf(person(9, 'facilitator'), imported)).toEqual([]);
		expect(sidesOf(person(8, 'facilitator'), imported)).toEqual(['into']);
		expect(sidesOf(person(8, 'facilitator'), consent)).toEqual([]);
		expect(sidesOf(person(3), imported)).toEqual([]);
	});
	test('a facilitator who suggested it still answers for what they wrote', () => {
		expect(sidesOf(person(9, 'facilitator'), { ...consent, fromAuthorId: 9 })).toEqual(['from']);
	});
	test('staff and both authors may undo, nobody else', () => {
		expect(undoesAs(person(1), consent)).toBe(1);
		expect(undoesAs(person(2), consent)).toBe(2);
		expect(undoesAs(person(3), consent)).toBeUndefined();
		expect(undoesAs({ kind: 'visitor' }, consent)).toBeUndefined();
		expect(undoesAs(person(9, 'facilitator'), { ...consent, fromAuthorId: null })).toBeNull();
	});
});

test.for([
	['57', 57],
	['#57', 57],
	['https://take-part.example/fi/espoo/proposals/57', 57],
	['/espoo/proposals/57/history?version=2', 57],
	['57 benches', undefined],
	['0', undefined],
	['benches', undefined]
] as const)('what was typed, "%s", names the proposal %s', ([words, number]) => {
	expect(numberIn(words)).toBe(number);
});
