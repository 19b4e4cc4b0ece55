import { z } from 'zod';
import { Invalid } from '#lib/domain/errors.ts';
import { locales, primaryLanguage, type Locale } from '#lib/domain/locale.ts';
import { line, prose } from '#lib/domain/text.ts';
import { conductRules, type ConductRule } from './rules.ts';
import { factsLimit } from './statement.ts';

/** What a saved reply can leave open, each between braces; there are no others. */
export const replyPlaceholders = ['name', 'title', 'rule', 'deadline', 'city'] as const;
export type ReplyPlaceholder = (typeof replyPlaceholders)[number];

/** What they stand for at one text. */
export type ReplyValues = Record<ReplyPlaceholder, string>;

export const replySchema = z.object({
	title: line({ min: 2, max: 80 }),
	language: z.enum(locales, { error: 'required' }),
	rule: z.enum([...conductRules, 'illegal', ''], { error: 'other' }).default(''),
	text: prose({ min: 10, max: factsLimit }),
	/** Of the reply as its writer saw it; none of a new one. */
	version: z.coerce.number({ error: 'other' }).int('other').min(0, 'other').default(0)
});
export type ReplyFields = z.infer<typeof replySchema>;

/** A decision as far as it is written, with the reply that is to be put in: nothing is wrong in it yet. */
export const fillingSchema = z.object({
	reply: z.string().default(''),
	step: z.string().default(''),
	ground: z.string().default(''),
	facts: z.string().default(''),
	law: z.string().default(''),
	label: z.string().default(''),
	passages: z.string().default(''),
	pause: z.coerce.number().catch(0).default(0)
});

/** @throws Invalid at the text when it names something that no reply knows */
export function requireKnownPlaceholders(text: string): void {
	const unknown = placeholdersIn(text).find((name) => !isPlaceholder(name));
	if (unknown === undefined) return;
	const known = replyPlaceholders.map((name) => `{${name}}`).join(', ');
	throw new Invalid('reply_placeholder', 'text', { unknown: `{${unknown}}`, known });
}

/** Fills in, once: what is filled in is looked through for nothing. */
export function fillReply(text: string, values: Partial<ReplyValues>): string {
	return text.replace(placeholder, (whole, name: string) =>
		isPlaceholder(name) ? (values[name] ?? whole) : whole
	);
}

export const namesRule = (text: string): boolean => placeholdersIn(text).includes('rule');

/**
 * Puts a filled reply where facts are written. What stands there already stays above it, unless it is the
 * sentence that the form began with; nothing is put in twice.
 */
export function putInFacts(facts: string, begun: string, filled: string): string {
	const typed = facts.trim();
	if (typed === '' || typed === begun.trim()) return filled;
	return typed.includes(filled) ? facts : `${typed}\n\n${filled}`;
}

/** The languages of replies in the order in which they help: of the text, of its author, of the reader. */
export function replyLanguages(
	text: string,
	author: Locale | null,
	reader: Locale
): readonly Locale[] {
	const wanted = [primaryLanguage(text), author, reader, ...locales];
	return [...new Set(wanted)].filter((one): one is Locale => locales.some((two) => two === one));
}

export interface NewReply {
	rule: ConductRule | 'illegal' | null;
	language: Locale;
	title: string;
	text: string;
}

/** Names in braces; what a person would write between braces otherwise, with spaces in it, is left alone. */
const placeholder = /\{([\p{L}\p{N}_-]+)\}/gu;

function placeholdersIn(text: string): string[] {
	return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

function isPlaceholder(name: string): name is ReplyPlaceholder {
	return replyPlaceholders.some((known) => known === name);
}
