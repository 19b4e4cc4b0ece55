import { residentId } from '#lib/domain/actor.ts';
import { Invalid } from '#lib/domain/errors.ts';
import type { ScreeningSettings } from '#lib/domain/moderation/screening-settings.ts';
import {
	mostWatchWords,
	readWatchList,
	type WatchFault
} from '#lib/domain/moderation/watch-list.ts';
import type { WatchWord } from '#lib/domain/moderation/watch-words.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	holdWatchWords,
	putScreeningSettings,
	replaceWatchWords,
	screeningSettings,
	watchWords
} from '../../queries/moderation/screening.ts';

/** What a city has looked at before it is published, and the words it watches. @throws Forbidden */
export async function openScreening({ db, city, actor }: Context) {
	authorize(actor, 'run city');
	const [settings, words] = await Promise.all([
		screeningSettings(db, city.id),
		watchWords(db, city.id)
	]);
	return { settings, words };
}

/** @throws Forbidden */
export async function setScreening(context: Context, settings: ScreeningSettings): Promise<void> {
	const { db, city, actor } = context;
	authorize(actor, 'run city');
	await db.transaction().execute(async (trx) => {
		await putScreeningSettings(trx, city.id, settings);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: 'set screening',
			detail: Object.fromEntries(
				Object.entries(settings).map(([name, chosen]) => [name, Number(chosen)])
			)
		});
	});
}

/**
 * Puts one list of words in the place of the former one, of the same language and effect. Nothing is changed
 * while a line of it cannot be read.
 * @returns what could not be read, by its line; empty when the list stands
 * @throws Forbidden, Invalid when the city watches too many words
 */
export async function setWatchList(
	context: Context,
	list: Pick<WatchWord, 'language' | 'effect'> & { entries: string }
): Promise<{ faults: WatchFault[]; words: number }> {
	const { db, city, actor } = context;
	authorize(actor, 'run city');
	const { words, faults } = readWatchList(list);
	if (faults.length > 0) return { faults, words: 0 };
	await db.transaction().execute(async (trx) => {
		await holdWatchWords(trx, city.id);
		await replaceWatchWords(trx, { cityId: city.id, ...list }, words);
		const all = await watchWords(trx, city.id);
		if (all.length > mostWatchWords)
			throw new Invalid('too_many_words', 'entries', { count: mostWatchWords });
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: 'set watch words',
			detail: { effect: list.effect, language: list.language ?? '', words: words.length }
		});
	});
	return { faults, words: words.length };
}
