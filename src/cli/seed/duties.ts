import type { Locale } from '#lib/domain/locale.ts';
import { fieldsOf, type Words } from '#lib/domain/words.ts';
import type { Context } from '#lib/server/context.ts';
import { publishRules } from '#lib/server/services/conduct-rules.ts';
import type { CityContent } from './content.ts';

/** What the second version of the rules adds, and how that is said. */
const added: Record<Locale, { line: string; change: string }> = {
	en: {
		line: '- **Say so when a machine wrote your text.**',
		change: 'New: say so when a machine wrote your text.'
	},
	fi: {
		line: '- **Kerro, jos tekstin on kirjoittanut kone.**',
		change: 'Uutta: koneen kirjoittamasta tekstistä kerrotaan.'
	},
	sv: {
		line: '- **Säg till om en maskin har skrivit texten.**',
		change: 'Nytt: säg till om en maskin har skrivit texten.'
	},
	de: {
		line: '- **Sagen Sie es, wenn eine Maschine den Text geschrieben hat.**',
		change: 'Neu: Sagen Sie es, wenn eine Maschine Ihren Text geschrieben hat.'
	}
};

/** Lets the rules of a demo city change, as everybody in it is told. */
export async function changeRules(admin: Context, { rules }: CityContent): Promise<void> {
	const languages = Object.keys(rules) as Locale[];
	const texts: Words = Object.fromEntries(
		languages.map((locale) => [locale, `${rules[locale] ?? ''}\n${added[locale].line}`])
	);
	const changes: Words = Object.fromEntries(
		languages.map((locale) => [locale, added[locale].change])
	);
	await publishRules(admin, {
		...{ version: 1, ...fieldsOf(texts, 'text') },
		...fieldsOf(changes, 'changes')
	});
}
