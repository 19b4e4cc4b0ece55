import { localTimeIn } from '#lib/domain/calendar.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { fieldsOf, type Words } from '#lib/domain/words.ts';
import type { Context } from '#lib/server/context.ts';
import { publishRules } from '#lib/server/services/conduct-rules.ts';
import { recordOrder, recordOrderEvent } from '#lib/server/services/moderation/orders.ts';
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

/** Who ordered the city of the demo something, of which country, by which law, in which language; and what was done. */
const ordered: Record<
	string,
	{
		order: {
			authority: string;
			country: string;
			legalGround: string;
			language: 'fi' | 'de' | 'sv';
		};
		effect: string;
	}
> = {
	espoo: {
		order: {
			authority: 'Helsingin käräjäoikeus',
			country: 'FI',
			legalGround: 'Rikoslaki 24 luku 9 §',
			language: 'fi'
		},
		effect: 'Kommentti piilotettiin.'
	},
	mannheim: {
		order: {
			authority: 'Amtsgericht Mannheim',
			country: 'DE',
			legalGround: '§ 185 Strafgesetzbuch',
			language: 'de'
		},
		effect: 'Der Kommentar wurde ausgeblendet.'
	},
	umea: {
		order: {
			authority: 'Umeå tingsrätt',
			country: 'SE',
			legalGround: 'Brottsbalken 5 kap. 1 §',
			language: 'sv'
		},
		effect: 'Kommentaren doldes.'
	}
};

/** Records an order of a court, and what the city did about it within two days. */
export async function obeyOrder(
	adminBefore: (days: number) => Promise<Context>,
	slug: string
): Promise<void> {
	const found = ordered[slug];
	if (!found) return;
	const { order, effect } = found;
	const [admin, later] = [await adminBefore(40), await adminBefore(38.5)];
	const at = ({ city, now }: Context) => localTimeIn(city.timeZone, now);
	const id = await recordOrder(
		admin,
		{
			...{ ...order, kind: 'act', reference: '2026/4711', category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
			...{ receivedAt: at(admin), item: '', scope: [order.country] }
		},
		'http://localhost'
	);
	await recordOrderEvent(admin, id, {
		...{ event: 'confirmed', at: at(admin), fault: '', words: '' }
	});
	await recordOrderEvent(later, id, {
		...{ event: 'effect', at: at(later), fault: '', words: effect }
	});
}
