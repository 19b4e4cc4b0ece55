import type { City } from '#lib/domain/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Trx } from '../../database/connect.ts';
import { hideAccount, holdThreadsOf, showAccount } from '../../queries/moderation/accounts.ts';
import { hidePage, showPage } from '../../queries/moderation/group-pages.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { settleName, type PersonKey } from '../../queries/moderation/profiles.ts';
import { recountComments } from '../../queries/threads/moving.ts';

type Subject = Pick<Item, 'kind' | 'authorId' | 'groupId'>;

/**
 * Neutral words in the place of a name or of a group's page: they stand in so many places that whatever is
 * read of them must itself be another. Nothing for a text.
 */
export async function replaceWords(
	trx: Trx,
	city: City,
	item: Subject,
	decisionId: number
): Promise<void> {
	const { kind, groupId } = item;
	if (kind === 'profile') await settlePerson(trx, city, item);
	if (kind !== 'group' || groupId === null) return;
	const neutral = m.hidden_name_group({ number: groupId }, { locale: city.locales[0] });
	await hidePage(trx, { cityId: city.id, groupId }, { decisionId, neutral });
}

/** Puts back what this decision replaced, unless it was written anew since. */
export async function putWordsBack(
	trx: Trx,
	city: City,
	item: Subject,
	decisionId: number
): Promise<void> {
	const { kind, groupId } = item;
	if (kind === 'profile') await settlePerson(trx, city, item);
	if (kind === 'group' && groupId !== null)
		await showPage(trx, { cityId: city.id, groupId }, decisionId);
}

async function settlePerson(trx: Trx, city: City, item: Subject): Promise<void> {
	const residentId = ofSomebody(item);
	const neutral = m.hidden_name_person({ number: residentId }, { locale: city.locales[0] });
	await settleName(trx, { cityId: city.id, residentId }, neutral);
}

/** Hides somebody whole: all that they wrote in this city, what hangs below it, and their name. */
export const hideWhole = (trx: Trx, city: City, item: Subject, decisionId: number) =>
	settleWhole(trx, city, item, (person) => hideAccount(trx, person, decisionId));

/** Shows them again, as they were: each text in its place, with its answers and its figures. */
export const showWhole = (trx: Trx, city: City, item: Subject, decisionId: number) =>
	settleWhole(trx, city, item, (person) => showAccount(trx, person, decisionId));

async function settleWhole(
	trx: Trx,
	city: City,
	item: Subject,
	change: (person: PersonKey) => Promise<void>
): Promise<void> {
	const person = { cityId: city.id, residentId: ofSomebody(item) };
	const threads = await holdThreadsOf(trx, person);
	await change(person);
	await recountComments(trx, city.id, threads);
	await settlePerson(trx, city, item);
}

function ofSomebody({ authorId }: Subject): number {
	if (authorId === null) throw new Error('A profile of nobody was decided on.');
	return authorId;
}
