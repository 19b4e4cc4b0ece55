import { m } from '#lib/i18n/paraglide/messages.js';
import type { Wording } from './lines.ts';
import { inPollLanguage, type Printing } from './printing.ts';

/** The first questions of a poll, and how many more there are; nothing when its title is the question. */
export function askedWords(printing: Printing, most: number): Wording[] {
	const { rules, locale } = printing;
	const [only, ...others] = rules.questions;
	if (others.length === 0 && only?.title === rules.title) return [];
	const count = rules.questions.length - most;
	return [
		...rules.questions.slice(0, most).map(({ title }) => inPollLanguage(printing, title)),
		...(count > 0 ? [{ text: m.print_more_asked({ count }, { locale }) }] : [])
	];
}
