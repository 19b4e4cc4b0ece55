import { NotFound, TooMany, type Refusal } from '#lib/domain/errors.ts';
import type { Db } from '../../database/connect.ts';
import type { Incoming } from '../../mail/incoming.ts';
import { sendMail } from '../../mail/queue.ts';
import { findComment } from '../../queries/comments.ts';
import { noteMail } from '../../queries/inbound-mail.ts';
import { findThread } from '../../queries/threads.ts';
import { countTry } from '../throttle.ts';
import type { Answerer } from './answerer.ts';
import type { Received } from './receiving.ts';

/**
 * Tells the one whose address was used why the mail is no comment, at the address of their account: where
 * the mail says it comes from may be somebody who never wrote to us. A few an hour, so that nothing that
 * answers by itself goes on for ever.
 */
export async function refuseKindly(
	db: Db,
	{
		answerer,
		mail,
		mark,
		refusal
	}: {
		answerer: Answerer;
		mail: Incoming;
		mark: Parameters<typeof noteMail>[1];
		refusal: Refusal;
	}
): Promise<Received> {
	const { context, accountId } = answerer;
	const place = refusal instanceof NotFound ? null : await placeOf(answerer);
	const { reason, details } = refusal;
	try {
		await countTry(db, [
			{ act: 'refuse by mail', subject: String(accountId), most: 10, window: 3600 }
		]);
	} catch (fault) {
		if (fault instanceof TooMany) return { outcome: 'dropped', reason: 'too_many' };
		throw fault;
	}
	return db.transaction().execute(async (trx): Promise<Received> => {
		if (!(await noteMail(trx, mark))) return { outcome: 'known' };
		const isOwn = reason !== 'reply_sender';
		await sendMail(trx, {
			template: 'reply-refused',
			to: { accountId },
			params: {
				cityId: context.city.id,
				place,
				reason,
				details,
				messageId: (isOwn && mail.messageId) || null
			}
		});
		return { outcome: 'refused', reason };
	});
}

/** Where they can read on; null when it is not for them any more. */
async function placeOf({ context, contentId }: Answerer): Promise<string | null> {
	const { db, city, actor: viewer } = context;
	if (await findComment(db, { cityId: city.id, commentId: contentId, viewer }))
		return `comments/${contentId}`;
	if (await findThread(db, { cityId: city.id, id: contentId, viewer }))
		return `threads/${contentId}`;
	return null;
}
