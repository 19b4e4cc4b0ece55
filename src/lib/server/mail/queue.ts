import type { Locale } from '#lib/domain/locale.ts';
import type { Trx } from '../database/connect.ts';
import { enqueue } from '../jobs/queue.ts';
import type { ParamsOf, TemplateName } from './templates.ts';

/** The name of the background job. */
export const sendingMail = 'send-mail';

/** An account, written to at the address and in the language it has when the mail is sent; or a bare address. */
export type Recipient = { accountId: number } | { email: string; locale: Locale };

export interface QueuedMail<N extends TemplateName = TemplateName> {
	template: N;
	to: Recipient;
	/** What the template is told: ids and short texts, never a secret. */
	params: ParamsOf<N>;
}

/**
 * Puts a mail on the queue inside the transaction of the act it tells of: it is sent when, and only
 * when, that commits, and tried again for about two hours when the mail server does not take it.
 * @param key makes an act that may be tried again write once: one mail a key, template and recipient
 */
export async function sendMail<N extends TemplateName>(
	trx: Trx,
	mail: QueuedMail<N>,
	{ key }: { key?: string } = {}
): Promise<void> {
	const recipient = 'accountId' in mail.to ? mail.to.accountId : mail.to.email;
	await enqueue(trx, sendingMail, mail, {
		key: key && JSON.stringify([mail.template, recipient, key])
	});
}
