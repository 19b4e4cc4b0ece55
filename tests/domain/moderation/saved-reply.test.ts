import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/locale.ts';
import { defaultReplies } from '#lib/domain/moderation/default-replies.ts';
import {
	fillReply,
	putInFacts,
	replyLanguages,
	replyPlaceholders,
	replySchema,
	requireKnownPlaceholders
} from '#lib/domain/moderation/saved-reply.ts';

const values = {
	name: 'Aino',
	title: 'A bench',
	rule: 'Respect',
	deadline: '1 June',
	city: 'Espoo'
};

describe('a saved reply', () => {
	test('fills in what it names, and leaves other braces alone', () => {
		expect(fillReply('{name}: “{title}”, {rule}, {deadline}, {city}, {a b}, {', values)).toBe(
			'Aino: “A bench”, Respect, 1 June, Espoo, {a b}, {'
		);
	});

	test('says which name it does not know, and which there are', () => {
		for (const text of ['Dear {nmae}', '{Name}', '{tähti}', '{rule} {law}'])
			expect(() => requireKnownPlaceholders(text), text).toThrow('reply_placeholder');
		expect(() => requireKnownPlaceholders('{name} {rule} { title } {} {a b}')).not.toThrow();
	});

	test('looks through what is filled in for nothing more', () => {
		const piece = fc.oneof(
			fc.constantFrom(...replyPlaceholders).map((name) => `{${name}}`),
			fc.string({ maxLength: 8 }).filter((text) => !text.includes('{'))
		);
		fc.assert(
			fc.property(fc.array(piece), fc.string(), (pieces, said) => {
				const odd = { ...values, name: `{title}${said}$&` };
				const meant = new Map<string, string>(
					replyPlaceholders.map((name) => [`{${name}}`, odd[name]])
				);
				const expected = pieces.map((one) => meant.get(one) ?? one).join(' ');
				expect(fillReply(pieces.join(' '), odd)).toBe(expected);
			})
		);
	});

	test('takes the place of the sentence that the form begins with, and of nothing that was typed', () => {
		expect(putInFacts('', 'Begun.', 'Reply.')).toBe('Reply.');
		expect(putInFacts(' Begun. ', 'Begun.', 'Reply.')).toBe('Reply.');
		expect(putInFacts('Typed.', 'Begun.', 'Reply.')).toBe('Typed.\n\nReply.');
		expect(putInFacts('Typed.\n\nReply.', 'Begun.', 'Reply.')).toBe('Typed.\n\nReply.');
	});

	test('is offered in the language of the text first, then of its author, then of the reader', () => {
		expect(replyLanguages('de-AT', 'sv', 'fi')).toEqual(['de', 'sv', 'fi', 'en']);
		expect(replyLanguages('so', null, 'fi')).toEqual(['fi', 'en', 'sv', 'de']);
	});

	test('of those that a city begins with is good in each language', () => {
		for (const locale of locales) {
			const replies = defaultReplies([locale]);
			expect(replies.length).toBeGreaterThan(3);
			for (const reply of replies) {
				expect(replySchema.safeParse({ ...reply, version: 0 }).success, reply.text).toBe(true);
				expect(() => requireKnownPlaceholders(reply.text)).not.toThrow();
				// Reasons are published without names, so that none of these has one.
				expect(reply.text).not.toContain('{name}');
			}
		}
	});
});
