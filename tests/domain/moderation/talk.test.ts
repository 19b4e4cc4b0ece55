import { describe, expect, test } from 'vitest';
import {
	messageLimit,
	messageSchema,
	messagesEach,
	messagesLeft,
	requireRoom
} from '#lib/domain/moderation/talk.ts';

const said = (byAppellant: boolean, times: number) =>
	Array.from({ length: times }, () => ({ byAppellant }));

describe('the talk about an appeal', () => {
	test('has room for as many messages of each side, whatever the other writes', () => {
		const all = [...said(true, messagesEach), ...said(false, 3)];
		expect(messagesLeft('open', all, true)).toBe(0);
		expect(messagesLeft('open', all, false)).toBe(messagesEach - 3);
		expect(() => requireRoom('open', all, true)).toThrow('talk_full');
		expect(() => requireRoom('open', all, false)).not.toThrow();
	});

	test('is over once the appeal is decided', () => {
		for (const state of ['upheld', 'reversed'] as const) {
			expect(messagesLeft(state, [], true)).toBe(0);
			expect(() => requireRoom(state, [], false)).toThrow('talk_closed');
		}
	});

	test('takes plain text of a length that one reads', () => {
		expect(messageSchema.safeParse({ text: ' ' }).success).toBe(false);
		expect(messageSchema.safeParse({ text: 'x'.repeat(messageLimit + 1) }).success).toBe(false);
		expect(messageSchema.parse({ text: ' Which sentence? ' })).toEqual({ text: 'Which sentence?' });
	});
});
