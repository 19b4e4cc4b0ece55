import { residentId } from '#lib/domain/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import type { PrivateWordFields } from '#lib/domain/moderation/private-word.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { sendMail } from '../../mail/queue.ts';
import { recordActivity } from '../../queries/activity.ts';
import { findItem } from '../../queries/moderation/items.ts';
import {
	findPrivateWord,
	insertPrivateWord,
	keepPrivateAnswer,
	privateWordsAbout,
	privateWordsTo,
	type PrivateWord
} from '../../queries/moderation/private-words.ts';
import { accountOfResident } from '../../queries/residents.ts';
import { countTry } from '../throttle.ts';

export type { PrivateWord } from '../../queries/moderation/private-words.ts';

const wordsShown = 20;

/** Something that somebody wrote, with what facilitators said to its author in private. @throws NotFound, Forbidden */
export async function openPrivateWord({ db, city, actor }: Context, contentId: number) {
	authorize(actor, 'moderate');
	const item = await findItem(db, { cityId: city.id, contentId });
	if (!item?.publishedAt) throw new NotFound();
	const isOwn = item.authorId !== null && item.authorId === residentId(actor);
	const words = isOwn ? [] : await privateWordsAbout(db, city.id, contentId, wordsShown);
	return { item, words, isOwn };
}

/**
 * Asks or thanks the author of something, in private: no decision, and nothing that others see.
 * @throws NotFound, Forbidden for one's own text, Invalid where nobody is known to have written it, TooMany
 */
export async function writePrivateWord(
	context: Context,
	contentId: number,
	{ kind, text }: PrivateWordFields
): Promise<void> {
	const { db, city, now: at } = context;
	const { id: by } = authorizeResident(context.actor, 'moderate');
	const { item, isOwn } = await openPrivateWord(context, contentId);
	if (isOwn) throw new Forbidden('own_word');
	const to = item.authorId;
	if (to === null) throw new Invalid('word_nobody', 'text');
	const subject = `${city.id} ${by}`;
	await countTry(db, [{ act: 'write private word', subject, most: 30, window: 3600 }]);
	await db.transaction().execute(async (trx) => {
		const word = { cityId: city.id, kind, contentId, residentId: to, text, by, at };
		const wordId = await insertPrivateWord(trx, word);
		const accountId = await accountOfResident(trx, { cityId: city.id, residentId: to });
		const params = { cityId: city.id, wordId, toAuthor: true };
		await sendMail(trx, { template: 'private-word', to: { accountId }, params });
		const log = { cityId: city.id, actorId: by, contentId };
		await recordActivity(trx, { ...log, verb: 'write private word' });
	});
}

/** What was said to the viewer in private, the newest first. Nothing for who does not live here yet. @throws SignInRequired */
export async function ownPrivateWords({ db, city, actor }: Context): Promise<PrivateWord[]> {
	if (actor.kind === 'newcomer') return [];
	const { id } = authorizeResident(actor, 'read notifications');
	return privateWordsTo(db, city.id, id, wordsShown);
}

/** One of them, with the text that it is about. @throws NotFound for everybody else, SignInRequired */
export async function readPrivateWord({ db, city, actor }: Context, wordId: number) {
	const { id } = authorizeResident(actor, 'read notifications');
	const word = await findPrivateWord(db, { cityId: city.id, wordId });
	if (word?.residentId !== id) throw new NotFound();
	const item = await findItem(db, { cityId: city.id, contentId: word.contentId });
	if (!item) throw new NotFound();
	return { word, item };
}

/** Answers, once. @throws NotFound, SignInRequired, Conflict when it is answered */
export async function answerPrivateWord(
	context: Context,
	wordId: number,
	text: string
): Promise<void> {
	const { db, city, now: at } = context;
	const { word } = await readPrivateWord(context, wordId);
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, wordId };
		if (!(await keepPrivateAnswer(trx, key, { text, at }))) throw new Conflict('word_answered');
		const facilitator = { cityId: city.id, residentId: word.writtenBy };
		const accountId = await accountOfResident(trx, facilitator);
		const params = { cityId: city.id, wordId, toAuthor: false };
		await sendMail(trx, { template: 'private-word', to: { accountId }, params });
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(context.actor),
			verb: 'answer private word',
			contentId: word.contentId
		});
	});
}
