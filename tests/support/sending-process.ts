// A process that works on notifications and mails as the server does, until a mail server has taken so
// many mails: then it says so, and marks nothing any more, so that it can be killed between the two.
import { connect } from '#lib/server/database/connect.ts';
import { createQueue, startWorkers } from '#lib/server/jobs/queue.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import { sendingMail } from '#lib/server/mail/queue.ts';
import { smtpCarrier } from '#lib/server/mail/smtp.ts';
import {
	sendingNotifications,
	sendNotifications
} from '#lib/server/services/notifications/sending.ts';

const [url = '', smtpUrl = '', now = '', most = ''] = process.argv.slice(2);
const db = connect(url, { max: 4 });
const smtp = smtpCarrier({
	url: smtpUrl,
	from: 'Kumppani <no-reply@kumppani.example>',
	origin: 'https://kumppani.example'
});
let taken = 0;
const deliver = deliverMail(db, {
	...smtp,
	carry: async (mail) => {
		await smtp.carry(mail);
		taken += 1;
		process.stdout.write(`taken ${taken}\n`);
		if (taken >= Number(most)) await new Promise(() => undefined);
	}
});
// One mail at a time, so that one at most is between sending and marking.
let last: Promise<void> = Promise.resolve();
await startWorkers(
	createQueue(db, (fault) => console.error(fault)),
	{
		[sendingNotifications]: sendNotifications(db, { now: () => new Date(now) }),
		[sendingMail]: (payload, job) => (last = last.then(() => deliver(payload, job)))
	}
);
