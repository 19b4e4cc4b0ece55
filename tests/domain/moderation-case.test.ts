import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Conflict } from '#lib/domain/errors.ts';
import {
	caseEvents,
	caseStates,
	dueAt,
	isOpen,
	next,
	transitions,
	type CaseEvent,
	type CaseState
} from '#lib/domain/moderation/case.ts';
import { ladder, restricts, steps } from '#lib/domain/moderation/ladder.ts';
import { categoryOf, conductRules } from '#lib/domain/moderation/rules.ts';
import { statementCategories } from '#lib/domain/moderation/statement.ts';

const events = fc.array(fc.constantFrom(...caseEvents), { maxLength: 30 });

/** Every state that a case goes through; events that cannot happen change nothing. */
function walk(given: readonly CaseEvent[]): { event: CaseEvent; from: CaseState; to: CaseState }[] {
	let from: CaseState = 'open';
	const taken = [];
	for (const event of given) {
		const to: CaseState | undefined = transitions[from][event];
		if (!to) continue;
		taken.push({ event, from, to });
		from = to;
	}
	return taken;
}

describe('a case', () => {
	test('moves by an event of the table, and by nothing else', () => {
		for (const state of caseStates)
			for (const event of caseEvents) {
				const to = transitions[state][event];
				if (to) expect(next(state, event)).toBe(to);
				else expect(() => next(state, event)).toThrow(Conflict);
			}
	});

	test('is decided once, and looked at again once', () => {
		fc.assert(
			fc.property(events, (given) => {
				const taken = walk(given).map(({ event }) => event);
				const count = (...of: CaseEvent[]) => taken.filter((event) => of.includes(event)).length;
				expect(
					count('case closed', 'restriction decided', 'proposal confirmed')
				).toBeLessThanOrEqual(1);
				expect(count('appeal filed')).toBeLessThanOrEqual(1);
				expect(count('decision upheld', 'decision reversed')).toBeLessThanOrEqual(1);
			})
		);
	});

	test('is appealed against only after a decision, and reversed only after an appeal', () => {
		fc.assert(
			fc.property(events, (given) => {
				for (const { event, from } of walk(given)) {
					if (event === 'appeal filed') expect(from).toBe('decided');
					if (event === 'decision reversed') expect(from).toBe('appealed');
				}
			})
		);
	});

	test('is decided by two only after one proposed it, and each proposal is settled once', () => {
		fc.assert(
			fc.property(events, (given) => {
				let waits = 0;
				for (const { event } of walk(given)) {
					if (event === 'decision proposed') waits += 1;
					if (['proposal confirmed', 'proposal declined', 'proposal withdrawn'].includes(event))
						waits -= 1;
					expect([0, 1]).toContain(waits);
				}
			})
		);
	});

	test('never opens again once it is decided', () => {
		fc.assert(
			fc.property(events, (given) => {
				const open = walk(given).map(({ from, to }) => [isOpen(from), isOpen(to)]);
				for (const [before, after] of open) if (!before) expect(after).toBe(false);
			})
		);
	});

	test('is due within a day when the law is said to be broken, in three otherwise', () => {
		const at = new Date('2026-11-26T12:00:00Z');
		expect(dueAt(at, { illegal: true }).toISOString()).toBe('2026-11-27T12:00:00.000Z');
		expect(dueAt(at, { illegal: false }).toISOString()).toBe('2026-11-29T12:00:00.000Z');
	});
});

test('what restricts is an event of its own', () => {
	for (const step of steps)
		expect(ladder[step].event === 'restriction decided', step).toBe(restricts(step));
});

test('every rule is counted in one of the sixteen categories', () => {
	expect(statementCategories).toHaveLength(16);
	for (const rule of conductRules) expect(statementCategories).toContain(categoryOf[rule]);
});
