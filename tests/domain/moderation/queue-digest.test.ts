import { describe, expect, test } from 'vitest';
import {
	defaultQueueRhythm,
	isPressing,
	nextLook,
	notYetTold
} from '#lib/domain/moderation/queue-digest.ts';

const now = new Date('2026-11-23T10:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const timing = { hour: 17, quiet: { from: 21, to: 7 } };
const look = (rhythm: Parameters<typeof nextLook>[0], at = now) =>
	nextLook(rhythm, timing, at, 'Europe/Helsinki')?.toISOString();

describe('the digest of the queue', () => {
	test('comes at the hour that was chosen for all mail, on the clocks of the city', () => {
		expect(look('daily')).toBe('2026-11-23T15:00:00.000Z');
		expect(look('weekly')).toBe('2026-11-23T15:00:00.000Z');
		expect(look('weekly', inHours(6))).toBe('2026-11-30T15:00:00.000Z');
		expect(look('never')).toBeUndefined();
	});

	test('at once looks every few minutes, and waits for the end of quiet hours', () => {
		expect(look('at-once')).toBe('2026-11-23T10:05:00.000Z');
		expect(look('at-once', inHours(9))).toBe('2026-11-24T05:00:00.000Z');
	});

	test('at once is for what is said to be illegal, or due within six hours', () => {
		expect(isPressing({ isIllegal: true, dueAt: inHours(24) }, now)).toBe(true);
		expect(isPressing({ isIllegal: false, dueAt: inHours(6) }, now)).toBe(true);
		expect(isPressing({ isIllegal: false, dueAt: inHours(-3) }, now)).toBe(true);
		expect(isPressing({ isIllegal: false, dueAt: inHours(7) }, now)).toBe(false);
		expect(notYetTold([{ id: 1 }, { id: 2 }], [2, 3])).toEqual([{ id: 1 }]);
	});

	test('comes to facilitators who have chosen nothing, and to no admin', () => {
		expect(defaultQueueRhythm('facilitator')).toBe('daily');
		expect(defaultQueueRhythm('admin')).toBe('never');
	});
});
