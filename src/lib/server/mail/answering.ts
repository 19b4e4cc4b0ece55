import { writingRefused } from '#lib/domain/thread.ts';
import { cityKey } from '../city-key.ts';
import { findComment } from '../queries/comments.ts';
import type { Reader } from '../queries/notifications/reader.ts';
import type { Told } from '../queries/notifications/told.ts';
import { findThread } from '../queries/threads.ts';
import { replyAddress } from '../reply-address.ts';
import type { Page } from './letter.ts';

/**
 * How the reader of a mail about a discussion answers it by mail: an address for them and this alone, and
 * the comment that they would answer. Undefined when this install takes no answers by mail, or the reader
 * cannot write there at this moment.
 */
export async function answeringByMail(
	{ db, now, replyDomain: domain }: Page,
	{ city, resident }: Reader,
	{ contentKind, contentId, threadId }: Pick<Told, 'contentKind' | 'contentId' | 'threadId'>
) {
	if (domain === undefined || contentId === null || threadId === null) return undefined;
	if (contentKind !== 'comment' && contentKind !== 'thread') return undefined;
	const key = { cityId: city.id, viewer: resident };
	const thread = await findThread(db, { ...key, id: threadId });
	if (!thread || writingRefused(resident, thread)) return undefined;
	const comment =
		contentKind === 'comment' ? await findComment(db, { ...key, commentId: contentId }) : undefined;
	const secret = await cityKey(db, city.id);
	const reply = { cityId: city.id, contentId, residentId: resident.id };
	// What lies behind a word on the page is not put before anybody in a mail.
	const words = comment?.marks?.collapsed ? undefined : comment;
	return { replyTo: replyAddress(secret, { ...reply, domain, now }), comment: words };
}
