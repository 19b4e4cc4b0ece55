import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { requirePause } from '#lib/domain/comment.ts';
import { Conflict, Forbidden, SignInRequired, TooMany } from '#lib/domain/errors.ts';
import { queryOf, readingOf } from '#lib/domain/thread/place.ts';
import {
	canThread,
	moveThread,
	requireWriting,
	threadOrders,
	threadStates,
	threadTransitions,
	threadWriters,
	type ThreadTransition
} from '#lib/domain/thread.ts';

const resident = {
	kind: 'resident',
	accountId: 1,
	id: 2,
	displayName: 'Aino',
	role: 'resident',
	verified: false,
	seats: []
} as const satisfies Actor;
const open = { state: 'open', writers: 'residents', groupId: 3 } as const;

describe('A thread', () => {
	test('moves only along its transitions, and each leads where it says', () => {
		for (const name of Object.keys(threadTransitions) as ThreadTransition[])
			for (const state of threadStates) {
				const { from, to } = threadTransitions[name];
				if ((from as readonly string[]).includes(state)) expect(moveThread(name, state)).toBe(to);
				else expect(() => moveThread(name, state)).toThrow(Conflict);
				expect(canThread(name, state)).toBe((from as readonly string[]).includes(state));
			}
	});

	test('is written in by residents, also those who come for the first time, but not by visitors', () => {
		expect(() => requireWriting(resident, open)).not.toThrow();
		const newcomer = { kind: 'newcomer', accountId: 1, displayName: 'Noor' } as const;
		expect(() => requireWriting(newcomer, open)).not.toThrow();
		expect(() => requireWriting({ kind: 'visitor' }, open)).toThrow(SignInRequired);
	});

	test('for verified residents or for members is for them and the staff', () => {
		const verified = { ...open, writers: 'verified' } as const;
		const members = { ...open, writers: 'members' } as const;
		expect(() => requireWriting(resident, verified)).toThrow(Forbidden);
		expect(() => requireWriting({ ...resident, verified: true }, verified)).not.toThrow();
		expect(() => requireWriting(resident, members)).toThrow(Forbidden);
		const seats = [{ groupId: 3, role: 'member' }] as const;
		expect(() => requireWriting({ ...resident, seats }, members)).not.toThrow();
		for (const thread of [verified, members])
			expect(() => requireWriting({ ...resident, role: 'facilitator' }, thread)).not.toThrow();
	});

	test('that is read only or closed is written in by nobody', () => {
		for (const state of ['read-only', 'closed'] as const)
			for (const writers of threadWriters)
				expect(() =>
					requireWriting({ ...resident, role: 'admin' }, { ...open, state, writers })
				).toThrow(Conflict);
	});
});

describe('Slow mode', () => {
	const now = new Date('2026-11-26T12:00:00Z');
	const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
	test('lets one write again after the pause, and says how long is left', () => {
		expect(() => requirePause(5, ago(300), now)).not.toThrow();
		expect(() => requirePause(5, undefined, now)).not.toThrow();
		expect(() => requirePause(0, ago(0), now)).not.toThrow();
		try {
			requirePause(5, ago(100), now);
			expect.unreachable();
		} catch (fault) {
			expect(fault).toBeInstanceOf(TooMany);
			expect((fault as TooMany).retryAfter).toBe(200);
		}
	});
});

describe('The address of a page of a thread', () => {
	test('holds its whole reading', () => {
		const place = fc.record({
			side: fc.constantFrom('from', 'after'),
			value: fc.nat({ max: 999_999_999 }),
			id: fc.integer({ min: 1, max: 999_999_999_999 })
		});
		fc.assert(
			fc.property(
				fc.constantFrom(...threadOrders),
				fc.option(place, { nil: null }),
				(order, place) => {
					const reading = { order, place } as const;
					expect(readingOf(new URLSearchParams(queryOf(reading)))).toEqual(reading);
				}
			)
		);
	});
	test('that makes no sense is the beginning', () => {
		for (const query of ['order=best', 'from=x', 'after=1_', 'from=1_2_3', 'after=-1_2'])
			expect(readingOf(new URLSearchParams(query))).toEqual({ order: 'oldest', place: null });
	});
});
