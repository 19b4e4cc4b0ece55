import { residentId } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { requireRoom } from '#lib/domain/moderation/talk.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { findAppeal, lockAppeal, type Appeal } from '../../queries/moderation/appeals.ts';
import { decisionByPuid } from '../../queries/moderation/decisions.ts';
import { findItem } from '../../queries/moderation/items.ts';
import { insertMessage, messagesAbout } from '../../queries/moderation/talk.ts';
import { requireImpartial } from './impartial.ts';
import { readNotice } from './noticing.ts';
import { tellOfMessage } from './talk-news.ts';
import { appealOf } from './talk.ts';

/**
 * Asks whoever appealed something: never who decided first, never about one's own text or appeal.
 * @throws NotFound, Forbidden, Conflict when the appeal is decided or enough was said
 */
export async function askAppellant(context: Context, id: number, text: string): Promise<void> {
	const { id: by } = authorizeResident(context.actor, 'moderate');
	await context.db.transaction().execute(async (trx) => {
		const appeal = await findAppeal(trx, { cityId: context.city.id, appealId: id });
		if (!appeal) throw new NotFound();
		const item = await findItem(trx, { cityId: context.city.id, contentId: appeal.contentId });
		requireImpartial(appeal, item?.authorId ?? null, by);
		await say(trx, context, appeal, { byAppellant: false, residentId: by, text });
	});
}

/** The author who appealed answers, or adds something. @throws NotFound, Conflict */
export async function answerAsAuthor(context: Context, puid: string, text: string): Promise<void> {
	const { id } = authorizeResident(context.actor, 'appeal');
	await context.db.transaction().execute(async (trx) => {
		const decision = await decisionByPuid(trx, context.city.id, puid);
		const appeal = await appealOf(trx, context, decision?.appealId);
		if (appeal?.residentId !== id) throw new NotFound();
		await say(trx, context, appeal, { byAppellant: true, residentId: id, text });
	});
}

/** The same by whoever gave a notice and appealed. Open to all who have its token. */
export async function answerAsNotifier(
	context: Context,
	{ id, token }: { id: number; token: string },
	text: string
): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { notice, decision } = await readNotice({ ...context, db: trx }, id, token);
		const appeal = await appealOf(trx, context, decision?.appealId);
		if (appeal?.noticeId !== id) throw new NotFound();
		const by = { byAppellant: true, residentId: notice.residentId };
		await say(trx, context, appeal, { ...by, text });
	});
}

/** One at a time: of two at once the later is counted with the earlier. */
async function say(
	trx: Trx,
	context: Context,
	{ id: appealId, firstBy }: Appeal,
	said: { byAppellant: boolean; residentId: number | null; text: string }
): Promise<void> {
	const { city, actor, now: at } = context;
	const key = { cityId: city.id, appealId };
	const held = await lockAppeal(trx, key);
	if (!held) throw new NotFound();
	const before = await messagesAbout(trx, key);
	requireRoom(held.state, before, said.byAppellant);
	await insertMessage(trx, { ...key, firstBy, ...said, at });
	await tellOfMessage(trx, context, held, before, said.byAppellant);
	await recordActivity(trx, {
		cityId: city.id,
		actorId: said.byAppellant && held.noticeId !== null ? null : residentId(actor),
		verb: 'talk about appeal',
		contentId: held.contentId
	});
}
