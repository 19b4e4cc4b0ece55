import { error, json } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/errors.ts';
import { sentenceOf, statusOf } from '#lib/server/http/refusals.ts';
import { readSignedMail } from '#lib/server/http/signed-mail.ts';
import { log } from '#lib/server/log.ts';
import { running } from '#lib/server/running.ts';
import { receiveMail } from '#lib/server/services/inbound/receiving.ts';

/**
 * Where a mail gateway brings answers by mail. 200: taken, whatever became of it. 4xx: refuse it, best
 * while its sender still waits. 5xx: bring it again.
 */
export const POST = async ({ request, url, locals }) => {
	const { config } = running();
	const { db, now } = locals.accountContext;
	if (!config.inboundMailSecret) error(404);
	try {
		const mail = await readSignedMail(request, { secret: config.inboundMailSecret, now });
		return json(await receiveMail({ db, now, ownHost: url.hostname }, mail));
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		const { reason } = fault;
		log.info({ outcome: 'refused', reason }, 'mail received');
		return json({ reason, message: sentenceOf(fault) }, { status: statusOf(fault) });
	}
};
