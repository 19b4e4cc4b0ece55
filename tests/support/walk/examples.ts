import type { City } from '#lib/domain/city.ts';
import { linkLasts, type LinkPurpose } from '#lib/domain/mailed-link.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { insertToken } from '#lib/server/queries/account-tokens.ts';
import { hashOf, newToken } from '#lib/server/secrets.ts';
import { aPerson } from '../city.ts';

/** What addresses ask for, by the folder that it stands in: `groups` -> ids of groups. */
export type Examples = Record<string, string[]>;

/** The examples of both, for the same folders too. */
export const together = (one: Examples, other: Examples): Examples =>
	Object.fromEntries(
		[...new Set([...Object.keys(one), ...Object.keys(other)])].map((folder) => [
			folder,
			[...(one[folder] ?? []), ...(other[folder] ?? [])]
		])
	);

/** Links as mails carry them: several of each, since each works once. */
export async function mailedLinks(db: Db, city: City): Promise<Examples> {
	const links: Examples = {};
	for (const [folder, purpose] of Object.entries(purposes)) {
		const secrets = Array.from({ length: 6 }, newToken);
		for (const secret of secrets) {
			const { accountId, email } = await aPerson(db, 'Mailed');
			await insertToken(db, {
				purpose,
				email,
				accountId,
				payload: { city: city.slug, name: 'Mailed', next: `/${city.slug}` },
				hash: hashOf(secret),
				lasts: linkLasts[purpose]
			});
		}
		links[folder] = secrets;
	}
	return links;
}

const purposes: Record<string, LinkPurpose> = {
	confirm: 'sign-up',
	link: 'sign-in',
	reset: 'reset',
	'confirm-email': 'change-email',
	'admin-invitation': 'admin-invitation'
};

export async function idsOf(
	db: Db,
	table: 'seat' | 'join_request' | 'invitation',
	group: number
): Promise<string[]> {
	const rows = await db.selectFrom(table).where('group_id', '=', group).select('id').execute();
	return rows.map(({ id }) => String(id));
}
