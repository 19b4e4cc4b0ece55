import { isAutomatic } from '#lib/domain/inbound/automatic.ts';
import { Conflict, Forbidden, Invalid, Refusal, TooLarge } from '#lib/domain/errors.ts';
import { commentLimit, commentSchema } from '#lib/domain/comment.ts';
import { normaliseEmail } from '#lib/domain/email.ts';
import { replyIn } from '#lib/domain/inbound/reply-text.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { log } from '../../log.ts';
import { readIncoming, type Incoming } from '../../mail/incoming.ts';
import { sendMail } from '../../mail/queue.ts';
import { findComment } from '../../queries/comments.ts';
import { noteMail } from '../../queries/inbound-mail.ts';
import { replyDays } from '../../reply-address.ts';
import { hashOf } from '../../secrets.ts';
import { writeCommentIn } from '../comments/writing.ts';
import { countTry } from '../throttle.ts';
import { answererOf, type Answerer } from './answerer.ts';
import { refuseKindly } from './refusing.ts';

/** Bytes of a mail with everything in it. More is refused before it is read. */
export const largestMail = 10_485_760;

/** What became of a mail that was taken; none of it says whose it is. */
export type Received =
	| { outcome: 'written'; commentId: number }
	/** It had come in already. */
	| { outcome: 'known' }
	/** Its writer is told by mail why it is no comment. */
	| { outcome: 'refused'; reason: string }
	/** Nobody is told, for a program would answer that too. */
	| { outcome: 'dropped'; reason: 'automatic' | 'too_many' };

/**
 * Makes an answer by mail a comment of the one to whom its address was given, if they sent it from the
 * address of their account and may write there at this moment. A mail that comes twice is one comment.
 * Open to all: the address in it says for whom.
 * @param bytes the message as it came (RFC 5322)
 * @param ownHost in the Message-IDs of our own mails
 * @throws TooLarge, Invalid when it is no mail, and NotFound when no reader of it is an address of ours: nobody is written to then,
 * since who wrote it is not known
 */
export async function receiveMail(
	{ db, now, ownHost }: { db: Db; now: Date; ownHost?: string },
	bytes: Uint8Array
): Promise<Received> {
	const received = await receive({ db, now, ownHost }, bytes);
	const { outcome } = received;
	log.info({ outcome, ...('reason' in received && { reason: received.reason }) }, 'mail received');
	return received;
}

/** As it is said to whom it concerns. */
export function tooLarge(): TooLarge {
	return new TooLarge('mail_too_large', { megabytes: largestMail / 1_048_576 });
}

async function receive(
	{ db, now, ownHost }: { db: Db; now: Date; ownHost?: string },
	bytes: Uint8Array
): Promise<Received> {
	if (bytes.length > largestMail) throw tooLarge();
	const mail = await readIncoming(bytes);
	if (isAutomatic(mail, ownHost)) return { outcome: 'dropped', reason: 'automatic' };
	const answerer = await answererOf({ db, now }, mail.to);
	const mark = {
		cityId: answerer.context.city.id,
		residentId: answerer.resident.id,
		hash: hashOf(mail.messageId ?? Buffer.from(bytes).toString('latin1')),
		until: new Date(now.getTime() + (replyDays + 5) * 86_400_000)
	};
	try {
		await countTry(db, [anHour(answerer)]);
		const body = textFrom(mail, answerer);
		return await db.transaction().execute(async (trx): Promise<Received> => {
			if (!(await noteMail(trx, mark))) return { outcome: 'known' };
			return { outcome: 'written', commentId: await write(trx, answerer, mail, body) };
		});
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		return refuseKindly(db, { answerer, mail, mark, refusal: fault });
	}
}

/** More than a person writes; programs that answer each other stop here. */
function anHour({ accountId }: Answerer) {
	return { act: 'answer by mail', subject: String(accountId), most: 20, window: 3600 };
}

/** What they wrote. @throws Forbidden from another address, Conflict by an old one, Invalid without a text that fits */
function textFrom({ from, text }: Incoming, { email, isExpired }: Answerer): string {
	const [sender, ...others] = from;
	if (sender === undefined || others.length > 0 || normaliseEmail(sender) !== email)
		throw new Forbidden('reply_sender');
	if (isExpired) throw new Conflict('reply_expired', { days: replyDays });
	const body = replyIn(text);
	if (body === '') throw new Invalid('reply_empty');
	if (!commentSchema.shape.body.safeParse(body).success)
		throw new Invalid('reply_too_long', undefined, { count: commentLimit });
	return body;
}

async function write(
	trx: Trx,
	{ context, contentId, accountId }: Answerer,
	{ attachments, messageId }: Incoming,
	body: string
): Promise<number> {
	const cityId = context.city.id;
	const answered = await findComment(trx, { cityId, commentId: contentId, viewer: context.actor });
	const commentId = await writeCommentIn(
		trx,
		{ ...context, db: trx },
		answered?.threadId ?? contentId,
		{ body, parent: answered ? String(contentId) : '', stance: '', language: '' },
		{ byMail: true }
	);
	if (attachments > 0)
		await sendMail(trx, {
			template: 'reply-without-files',
			to: { accountId },
			params: { cityId, commentId, messageId: messageId ?? null }
		});
	return commentId;
}
