import { answerAccount } from '#lib/server/http/answer.ts';
import { running } from '#lib/server/running.ts';
import { listDemoMail } from '#lib/server/services/demo-mail.ts';

/** The demo's outbox; it does not exist anywhere else. */
export const load = (event) =>
	answerAccount(event, async () => {
		event.setHeaders({ 'cache-control': 'no-store' });
		const mails = await listDemoMail(running().config, event.url.origin);
		return {
			mails: mails.map(({ id, at, to, locale, subject, text }) => ({
				id,
				at: new Date(at),
				to,
				locale,
				subject,
				lines: text.split('\n')
			}))
		};
	});
