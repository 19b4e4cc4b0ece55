import { Conflict, NotFound } from '#lib/domain/errors.ts';
import {
	requireKnownPlaceholders,
	type NewReply,
	type ReplyFields
} from '#lib/domain/moderation/saved-reply.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	findReply,
	insertReplies,
	listReplies,
	setReplyRetired,
	updateReply
} from '../../queries/moderation/replies.ts';

/** Replies that facilitators save for themselves, with those that are out of use. @throws Forbidden */
export async function readReplies({ db, city, actor }: Context) {
	authorize(actor, 'moderate');
	return listReplies(db, city.id);
}

/** @throws NotFound, Forbidden */
export async function readReply({ db, city, actor }: Context, id: number) {
	authorize(actor, 'moderate');
	const reply = await findReply(db, { cityId: city.id, replyId: id });
	if (!reply) throw new NotFound();
	return reply;
}

/** @throws Forbidden, Invalid when it names something that no reply knows */
export async function saveReply(context: Context, fields: ReplyFields): Promise<void> {
	const { id: by } = authorizeResident(context.actor, 'moderate');
	const reply = replyOf(fields);
	await recorded(context, by, 'save reply', (trx) =>
		insertReplies(trx, context.city.id, [reply], { by, at: context.now })
	);
}

/** @throws NotFound, Forbidden, Invalid, Conflict when somebody has changed it since */
export async function changeReply(
	context: Context,
	id: number,
	fields: ReplyFields
): Promise<void> {
	const { id: by } = authorizeResident(context.actor, 'moderate');
	await readReply(context, id);
	const reply = { ...replyOf(fields), version: fields.version };
	await recorded(context, by, 'change reply', async (trx) => {
		const key = { cityId: context.city.id, replyId: id };
		if (!(await updateReply(trx, key, reply, { by, at: context.now })))
			throw new Conflict('reply_changed');
	});
}

/** It is offered no more; what was written with it stays. @throws NotFound, Forbidden */
export async function retireReply(context: Context, id: number): Promise<void> {
	await setRetired(context, id, context.now);
}

/** @throws NotFound, Forbidden */
export async function restoreReply(context: Context, id: number): Promise<void> {
	await setRetired(context, id, null);
}

async function setRetired(context: Context, id: number, at: Date | null): Promise<void> {
	const { id: by } = authorizeResident(context.actor, 'moderate');
	await readReply(context, id);
	await recorded(context, by, at ? 'retire reply' : 'restore reply', (trx) =>
		setReplyRetired(trx, { cityId: context.city.id, replyId: id }, { at, by })
	);
}

function replyOf({ title, language, rule, text }: ReplyFields): NewReply {
	requireKnownPlaceholders(text);
	return { title, language, text, rule: rule === '' ? null : rule };
}

async function recorded(
	{ db, city }: Context,
	actorId: number,
	verb: string,
	write: (trx: Trx) => Promise<void>
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await write(trx);
		await recordActivity(trx, { cityId: city.id, actorId, verb });
	});
}
