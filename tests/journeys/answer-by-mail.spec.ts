import { randomUUID } from 'node:crypto';
import { locales } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { enqueue } from '#lib/server/jobs/queue.ts';
import { sendingNotifications } from '#lib/server/services/notifications/sending.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { anAnswerBy, bring } from '../support/incoming.ts';
import { expect, mailbox, test } from '../support/journey.ts';
import { aThread, say } from '../support/thread.ts';

for (const locale of locales) {
	test(`Veikko follows a discussion, gets a digest, answers it by mail, and Aino sees it come, in ${locale}`, async ({
		browser,
		db,
		javaScriptEnabled
	}) => {
		test.slow();
		const now = new Date();
		const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
		const group = await aGroup(db, city);
		const aino = await seated(
			await asResident(db, city, await aPerson(db, 'Aino'), { now }),
			group
		);
		const account = await aPerson(db, 'Veikko', locale);
		const veikko = await asResident(db, city, account, { now });
		const thread = await aThread(aino, group);
		const address = `${locale === 'en' ? '' : `/${locale}`}/${city.slug}/threads/${thread}`;
		const words = { locale };

		const his = await atTheirDesk(browser, veikko);
		await his.goto(address);
		await his.getByRole('button', { name: m.follow_act({}, words), exact: true }).click();
		await expect(
			his.getByRole('button', { name: m.follow_stop_act({}, words), exact: true })
		).toBeVisible();
		await his.goto(`${address.split('/threads')[0]}/notifications/settings`);
		await his.getByRole('radio', { name: m.notify_rhythm_daily({}, words), exact: true }).check();
		await his.getByRole('button', { name: m.save_act({}, words), exact: true }).click();
		await expect(his.getByText(m.notify_saved({}, words))).toBeVisible();

		const hers = await atTheirDesk(browser, aino);
		await say(aino, thread, 'Quiet after ten.');
		await say(aino, thread, 'And before eight.');
		await hers.goto(address);
		const waiting = () =>
			db
				.selectFrom('delivery')
				.where('city_id', '=', city.id)
				.where('channel', '=', 'digest')
				.where('sent_at', 'is', null)
				.select('due_at')
				.execute();
		await expect(async () => expect(await waiting()).toHaveLength(2)).toPass();
		// The hour that he chose comes.
		await db
			.updateTable('delivery')
			.set({ due_at: now })
			.where('city_id', '=', city.id)
			.where('channel', '=', 'digest')
			.execute();
		await db.transaction().execute((trx) => enqueue(trx, sendingNotifications, {}));
		const digest = await mailbox.waitFor(account.email);
		expect(digest.text).toContain(m.mail_notification_answer({}, words));

		const answer = await anAnswerBy(veikko, thread, {
			to: digest.headers['reply-to'],
			subject: `Re: ${digest.subject}`,
			inReplyTo: digest.headers['message-id'],
			text: `At noon as well, please.\n\n-- \nVeikko\n\n> ${digest.text.replaceAll('\n', '\n> ')}`
		});
		expect((await bring(answer)).status).toBe(200);

		if (javaScriptEnabled === false) await hers.reload();
		else await hers.getByRole('link', { name: m.thread_arrived_one({}, words) }).click();
		const comment = hers.getByRole('article').filter({ hasText: 'At noon as well, please.' });
		await expect(comment).toContainText('Veikko');
		await expect(comment).not.toContainText('Quiet after ten.');
	});
}
