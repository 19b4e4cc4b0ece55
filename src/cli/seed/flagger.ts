import type { FlaggerFields } from '#lib/domain/moderation/trusted-flagger.ts';
import type { Context } from '#lib/server/context.ts';
import { accountById } from '#lib/server/queries/accounts.ts';
import {
	addFlaggerAccount,
	recordFlagger
} from '#lib/server/services/moderation/trusted-flaggers.ts';

/** An invented organisation, and which of the demo's people acts for it: one who reports something. */
const flaggers: Record<string, { by: number } & Omit<FlaggerFields, 'since' | 'until'>> = {
	espoo: {
		by: 2,
		name: 'Rauhallinen verkko ry',
		coordinator: 'Liikenne- ja viestintävirasto Traficom',
		country: 'FI',
		areas: 'Laiton vihapuhe ja uhkailu.'
	},
	mannheim: {
		by: 4,
		name: 'Ruhiges Netz e. V.',
		coordinator: 'Bundesnetzagentur',
		country: 'DE',
		areas: 'Rechtswidrige Hassrede und Bedrohung.'
	},
	umea: {
		by: 3,
		name: 'Lugnt nät ideell förening',
		coordinator: 'Post- och telestyrelsen',
		country: 'SE',
		areas: 'Olaglig hets och hot.'
	}
};

/** Records the demo's trusted flagger, with the account that acts for it. */
export async function recordFlaggerOf(
	admin: Context,
	people: readonly { accountId: number }[]
): Promise<void> {
	const flagger = flaggers[admin.city.slug];
	const acting = flagger && people[flagger.by];
	const account = acting && (await accountById(admin.db, acting.accountId));
	if (!flagger || !account) return;
	const { by: _, ...fields } = flagger;
	const id = await recordFlagger(admin, { ...fields, since: '2026-01-01', until: '' });
	await addFlaggerAccount(admin, id, account.email);
}
