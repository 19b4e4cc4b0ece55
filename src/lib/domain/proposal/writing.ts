import { z } from 'zod';
import { considered } from '#lib/domain/moderation/considered.ts';
import { tidy } from '#lib/domain/plain-text.ts';
import { line, prose } from '#lib/domain/text.ts';

/** Languages offered for a text, the cities' own first; what was imported may be in any other. */
export const textLanguages = [
	...['en', 'fi', 'sv', 'de'],
	...[
		'ar',
		'bg',
		'ca',
		'da',
		'el',
		'es',
		'et',
		'fa',
		'fr',
		'hi',
		'hr',
		'hu',
		'is',
		'it',
		'ku',
		'lt'
	],
	...[
		'lv',
		'nl',
		'no',
		'pl',
		'ps',
		'pt',
		'ro',
		'ru',
		'se',
		'so',
		'sq',
		'sr',
		'th',
		'ti',
		'tr',
		'uk'
	],
	...['ur', 'vi', 'zh']
] as const;

export const titleLimits = { min: 15, max: 150 };
export const summaryLimit = 500;
export const bodyLimit = 20_000;

/** A choice from a list of the city's: the id as a form sends it, empty for none. */
const choice = z
	.string({ error: 'other' })
	.regex(/^(?:[1-9]\d{0,14})?$/, 'other')
	.default('');
const language = z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other');
/** The save that the writer began from: `saved_at` of it, empty for none. */
const base = z.string({ error: 'other' }).max(40, 'other').default('');
/** Whether the writer chose this text over another that was saved meanwhile. */
const anyway = z.boolean().optional();

/** What is published: complete, and within its limits. */
export const proposalSchema = z.object({
	title: line(titleLimits),
	summary: prose({ max: summaryLimit }),
	body: prose({ min: 1, max: bodyLimit }),
	categoryId: choice,
	neighbourhoodId: choice,
	language,
	base,
	anyway,
	considered
});
export type ProposalFields = z.infer<typeof proposalSchema>;

/** What is kept while somebody writes: anything that fits, nothing is asked for. */
export const draftSchema = z.object({
	title: line({ max: 300 }),
	summary: prose({ max: 1000 }),
	body: prose({ max: 50_000 }),
	categoryId: choice,
	neighbourhoodId: choice,
	language,
	base,
	anyway,
	considered
});
export type DraftFields = z.infer<typeof draftSchema>;

/** The first step of writing: where, and in a sentence what. */
export const newProposalSchema = z.object({
	groupId: z.string({ error: 'required' }).regex(/^[1-9]\d{0,14}$/, 'required'),
	title: line({ min: 1, max: titleLimits.max })
});
export type NewProposal = z.infer<typeof newProposalSchema>;

/** What is stored, as the fields of a form show it. */
export function fieldsOf(stored: {
	title: string;
	summary: string;
	body: string;
	categoryId: number | null;
	neighbourhoodId: number | null;
	language: string;
	savedAt: Date;
}): DraftFields {
	return {
		title: stored.title,
		summary: stored.summary,
		body: stored.body,
		categoryId: String(stored.categoryId ?? ''),
		neighbourhoodId: String(stored.neighbourhoodId ?? ''),
		language: stored.language,
		base: stored.savedAt.toISOString()
	};
}

/** The id that was chosen, null for none. */
export function chosen(choice: string): number | null {
	return choice === '' ? null : Number(choice);
}

/** The first words of a proposal for lists: its summary, else its text without Markdown's marks. */
export function excerptOf({ summary, body }: { summary: string; body: string }): string {
	const text = tidy(summary || withoutMarks(body), { single: true });
	if (text.length <= excerptLength) return text;
	return `${text.slice(0, text.lastIndexOf(' ', excerptLength)).replace(/[\s,.;:–-]+$/, '')} …`;
}

const excerptLength = 220;

function withoutMarks(markdown: string): string {
	return markdown
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
		.replace(/(\*\*|__|~~|`|\*)(\S[^*_~`]*?)\1/g, '$2');
}
