import { createHmac, randomUUID } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { cityKey } from '#lib/server/city-key.ts';
import type { Context } from '#lib/server/context.ts';
import { replyAddress } from '#lib/server/reply-address.ts';
import { addressOf } from './notifications.ts';
import { idOf } from './proposal.ts';

export const replyDomain = 'mail.kumppani.example';

/** By which this person answers a comment, or a discussion, as their mail of `now` says. */
export async function replyAddressOf(
	person: Context,
	contentId: number,
	now = person.now
): Promise<string> {
	const { db, city } = person;
	const key = await cityKey(db, city.id);
	const reply = { cityId: city.id, contentId, residentId: idOf(person) };
	return replyAddress(key, { ...reply, domain: replyDomain, now });
}

/** What this person's mail program sends when they answer, as it travels. */
export async function anAnswerBy(
	person: Context,
	contentId: number,
	mail: SendMailOptions = {}
): Promise<Buffer> {
	const post = createTransport({ streamTransport: true, buffer: true });
	const { message } = await post.sendMail({
		from: { name: 'Somebody', address: await addressOf(person) },
		to: await replyAddressOf(person, contentId),
		subject: 'Re: New comment in a discussion',
		messageId: `<${randomUUID()}@koti.example>`,
		...mail
	});
	return message as Buffer;
}

/** What a mail gateway says with a message: when it signed it, and that it holds the key. */
export function signed(message: string | Uint8Array, key: string, at: number): string {
	const mac = createHmac('sha256', key).update(`${at}.`).update(message).digest('hex');
	return `t=${at},v1=${mac}`;
}

/** Brings a message to the site as a mail gateway does. */
export async function bring(message: Buffer): Promise<Response> {
	const key = process.env.INBOUND_MAIL_SECRET ?? '';
	const signature = signed(message, key, Math.floor(Date.now() / 1000));
	return fetch(`${process.env.SITE_URL}/inbound/mail`, {
		method: 'POST',
		headers: { 'content-type': 'message/rfc822', 'x-kumppani-signature': signature },
		body: new Uint8Array(message)
	});
}
