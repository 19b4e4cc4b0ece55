import type { Finding } from '#lib/domain/moderation/automatic.ts';
import { watchedIn, watchIndex } from '#lib/domain/moderation/watch-words.ts';
import type { Trx } from '../../database/connect.ts';
import { noteChange } from '../../queries/moderation/cases.ts';
import { profileContent, type PersonKey } from '../../queries/moderation/profiles.ts';
import { watchWords } from '../../queries/moderation/screening.ts';
import { nameInCity, releaseName, renameResident } from '../../queries/residents-of-account.ts';
import { keepFindings } from './screening.ts';

/**
 * Gives somebody another name in one city. A name that a decision hides stays hidden until another is chosen,
 * and the one that takes its place is looked at.
 */
export async function nameResident(
	trx: Trx,
	{ cityId, accountId, now }: { cityId: number; accountId: number; now: Date },
	name: string
): Promise<void> {
	const known = await nameInCity(trx, cityId, accountId);
	if (!known || known.name === name) return;
	const { residentId, isHidden, hasHiddenAccount, profileId } = known;
	const key = { cityId, residentId };
	// Whoever is hidden whole has no name before others until that is taken back.
	if (hasHiddenAccount) return renameResident(trx, key, name, { hidden: true });
	// The case and the content first, as whoever decides does.
	await lookAtName(trx, key, { name, now, isAfterHiding: isHidden });
	if (profileId !== null) await noteChange(trx, cityId, profileId);
	if (isHidden && profileId !== null) await releaseName(trx, { cityId, contentId: profileId });
	await renameResident(trx, key, name, { hidden: false });
}

/**
 * Looks through a name that somebody takes. A name cannot wait and nobody is asked about it, so that a word
 * which holds a text has a name looked at.
 */
export async function lookAtName(
	trx: Trx,
	person: PersonKey,
	{ name, now, isAfterHiding = false }: { name: string; now: Date; isAfterHiding?: boolean }
): Promise<void> {
	const { cityId } = person;
	const findings = watchedInName(name, await watchWords(trx, cityId));
	if (isAfterHiding) findings.push({ cause: 'after_hiding', detail: '' });
	if (findings.length === 0) return;
	const contentId = await profileContent(trx, person);
	const content = { cityId, contentId, groupId: null };
	await keepFindings(trx, { now }, content, { findings, holdHours: null });
}

/** A name is of no language: the words of all count. */
function watchedInName(name: string, words: Awaited<ReturnType<typeof watchWords>>): Finding[] {
	const stopping = words.filter(({ effect }) => effect !== 'nudge');
	const index = watchIndex(stopping.map((word) => ({ ...word, language: null })));
	const found = watchedIn(name, 'und', index).map(
		({ word, whole }) => word + (whole === 'beginning' ? '*' : '')
	);
	return [...new Set(found)].map((detail) => ({ cause: 'watch_word', detail }));
}
