import { authorize } from '#lib/domain/permissions.ts';
import { namedBy, writeLatePerson, type LatePerson } from '#lib/domain/poll/late.ts';
import type { Context } from '../../context.ts';
import { accountInCity } from '../../queries/polls/late.ts';
import { listResidents } from '../../queries/resident-list.ts';
import { veiled } from './about.ts';
import { readPoll } from './showing.ts';

const mostFound = 20;

/** Somebody who could be added, as `person` of the form names them. */
export interface Candidate {
	person: string;
	kind: LatePerson['by'];
	/** Of the resident or the account; null where there is none yet. */
	name: string | null;
	/** The address or number that was typed; a resident's address is veiled. */
	hint: string | null;
}

/** Whom somebody may mean by a name, an address or a member number, to add them to the roll. */
export async function findCandidates(
	context: Context,
	id: number,
	search: string
): Promise<Candidate[]> {
	const { db, city, actor, locale } = context;
	const { poll } = await readPoll(context, id);
	authorize(actor, 'add to roll', { groupId: poll.groupId ?? undefined });
	const named = namedBy(search);
	const residents = search.includes('@')
		? []
		: await listResidents(db, city.id, { search, locale, limit: mostFound });
	const account = named?.by === 'email' ? await accountInCity(db, city.id, named.email) : undefined;
	return [
		...residents.map(({ id, displayName, email }) => ({
			person: writeLatePerson({ by: 'resident', id }),
			kind: 'resident' as const,
			name: displayName,
			hint: veiled(email)
		})),
		...(named
			? [
					{
						person: writeLatePerson(named),
						kind: named.by,
						name: account?.displayName ?? null,
						hint: named.by === 'email' ? named.email : named.by === 'number' ? named.number : null
					}
				]
			: [])
	];
}
