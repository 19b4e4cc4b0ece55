import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales, type Locale } from '#lib/domain/locale.ts';

const folder = new URL('../../src/lib/i18n/messages/', import.meta.url);
const files = readdirSync(new URL('en/', folder));

function messagesOf(locale: Locale, file: string): Record<string, unknown> {
	return JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Record<
		string,
		unknown
	>;
}

/** `{count}` and the like, wherever in a message and its plural forms. */
function placeholders(message: unknown): string[] {
	const [plural] = Array.isArray(message) ? (message as { match: object }[]) : [];
	const text = plural ? Object.values(plural.match).join(' ') : String(message);
	return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
}

describe('what the pages say', () => {
	test.each(files)('%s says everything in all four languages', (file) => {
		const english = Object.keys(messagesOf('en', file)).sort();
		for (const locale of locales)
			expect(Object.keys(messagesOf(locale, file)).sort(), locale).toEqual(english);
	});

	test.each(files)('%s names the same things in all four languages', (file) => {
		const english = messagesOf('en', file);
		for (const locale of locales) {
			for (const [key, message] of Object.entries(messagesOf(locale, file))) {
				const missing = placeholders(english[key]).filter(
					(name) => !placeholders(message).includes(name)
				);
				const unknown = placeholders(message).filter(
					(name) => !placeholders(english[key]).includes(name)
				);
				// A singular may leave the number out; nothing may be named that is not given.
				expect(unknown, `${locale} ${key}`).toEqual([]);
				expect(
					missing.filter((name) => name !== 'count' && name !== 'n'),
					`${locale} ${key}`
				).toEqual([]);
			}
		}
	});

	test('no message is empty', () => {
		for (const file of files) {
			for (const locale of locales) {
				for (const [key, message] of Object.entries(messagesOf(locale, file))) {
					expect(JSON.stringify(message).length, `${locale} ${key}`).toBeGreaterThan(2);
				}
			}
		}
	});
});
