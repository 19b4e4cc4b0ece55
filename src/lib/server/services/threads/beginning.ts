import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { lookingIn } from '#lib/domain/moderation/hold.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { ThreadFields } from '#lib/domain/thread/writing.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import { readableGroup } from '../../queries/groups.ts';
import { lockSubject } from '../../queries/threads/subjects.ts';
import { keepFindings, screenWriting } from '../moderation/screening.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { followByTakingPart } from '../steps/following.ts';
import { beginWriting } from '../steps/writers.ts';
import { insertThread, lockThread, type LockedThread } from '../../queries/threads.ts';

/**
 * Starts a discussion in a group, with a topic or question and a text to begin with. One that has to be
 * looked at first is kept, and shown to others when that was done.
 * @returns its id
 * @throws NotFound, Forbidden for who is not in the group, Conflict when the group is closed, or when the
 * words are to be considered first
 */
export async function startThread(
	context: Context,
	groupId: number,
	{ title, body, language, considered }: ThreadFields
): Promise<number> {
	const { city, now: at } = context;
	return context.db.transaction().execute(async (trx) => {
		await beginWriting(trx, context);
		await openThreadForm({ ...context, db: trx }, groupId);
		const writer = authorizeResident(context.actor, 'start thread', { groupId });
		const { id: authorId } = writer;
		const screened = await screenWriting(trx, context, writer, {
			text: `${title}\n${body}`,
			language,
			groupId,
			considered
		});
		const isHeld = screened.holdHours !== null;
		const id = await insertThread(trx, {
			cityId: city.id,
			groupId,
			authorId,
			subject: null,
			title,
			body,
			html: toSafeHtml(body),
			language,
			isHeld,
			at
		});
		await keepFindings(trx, context, { cityId: city.id, contentId: id, groupId }, screened);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: authorId,
			verb: 'start thread',
			groupId,
			contentId: id
		});
		await followByTakingPart(trx, context, authorId, { kind: 'content', id });
		if (!isHeld) await announceThread(trx, context, { id, groupId, authorId });
		return id;
	});
}

/** Notes for the followers of a group that a discussion is there. */
export async function announceThread(
	trx: Trx,
	{ city, now: at }: Context,
	{ id: contentId, groupId, authorId }: { id: number; groupId: number; authorId: number }
): Promise<void> {
	await recordOccurrence(trx, {
		cityId: city.id,
		kind: 'thread started',
		contentId,
		groupId,
		actorId: authorId,
		at
	});
}

/** The group for the form that starts a thread. @throws as startThread does */
export async function openThreadForm({ db, city, actor, now }: Context, groupId: number) {
	const group = await readableGroup(db, { cityId: city.id, actor }, groupId);
	if (!group) throw new NotFound();
	authorizeResident(actor, 'start thread', { groupId });
	if (group.state === 'closed') throw new Conflict('thread_group_closed');
	const { id, name, language } = group;
	return { id, name, language, looking: lookingIn(group, now) };
}

/**
 * The thread of this id, or about the proposal or poll of this id, held for this transaction. What can
 * be discussed has a thread from the moment somebody does something in it.
 * @throws NotFound
 */
export async function threadToActIn(
	trx: Trx,
	{ city, actor, now: at }: Context,
	id: number,
	{ share = false } = {}
): Promise<LockedThread> {
	const sought = { cityId: city.id, id, viewer: actor };
	const thread = await lockThread(trx, sought, { share });
	if (thread) return thread;
	const subject = await lockSubject(trx, sought);
	if (!subject) throw new NotFound();
	const begun = await lockThread(trx, sought, { share }); // by whoever held the subject before
	if (begun) return begun;
	await insertThread(trx, {
		cityId: city.id,
		groupId: subject.groupId,
		authorId: null,
		subject,
		title: '',
		body: '',
		html: '',
		language: subject.language,
		at
	});
	const made = await lockThread(trx, sought, { share });
	if (!made) throw new Error(`The thread about ${id} is not there after it was begun.`);
	return made;
}
