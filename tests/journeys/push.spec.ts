import { randomUUID } from 'node:crypto';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { enqueue } from '#lib/server/jobs/queue.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import { pushingNotifications } from '#lib/server/services/notifications/pushing.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { chooses } from '../support/notifications.ts';
import { aProposal } from '../support/proposal.ts';
import { startPushService } from '../support/push-service.ts';

async function town(db: Db) {
	const city = await aCity(db, { slug: `laite-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const aino = await seated(await asResident(db, city, await aPerson(db, 'Aino'), { now }), group);
	const veikko = await asResident(db, city, await aPerson(db, 'Veikko'), { now });
	await followSubject(veikko, { kind: 'group', id: group });
	return { city, group, aino, veikko: await chooses(veikko, { rhythm: 'never' }) };
}

test('a resident turns notifications on, tries them out, is told of a proposal, and turns them off', async ({
	browser,
	db,
	javaScriptEnabled
}) => {
	test.slow();
	const { city, group, aino, veikko } = await town(db);
	const page = await atTheirDesk(browser, veikko);
	const settings = `/${city.slug}/notifications/settings`;
	if (javaScriptEnabled === false) {
		await page.goto(settings);
		await expect(page.getByText(m.push_needs_script())).toBeVisible();
		await expect(page.getByRole('button', { name: m.push_on_act() })).toBeHidden();
		return;
	}
	const service = await startPushService();
	const device = service.newBrowser();
	await page.context().grantPermissions(['notifications']);
	// The browser asks its maker for an address, and makers are outside: here the journey gives one.
	await page.addInitScript((given) => {
		const { endpoint, ...keys } = given;
		PushManager.prototype.getSubscription = async () => null;
		PushManager.prototype.subscribe = async () =>
			({ toJSON: () => ({ endpoint, keys }) }) as unknown as PushSubscription;
		Notification.requestPermission = async () => 'granted';
		Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
	}, device.subscription);

	await page.goto(settings);
	await page.getByRole('button', { name: m.push_on_act() }).click();
	await expect(page.getByText(m.push_turned_on())).toBeVisible();
	const worker = await page.evaluate(
		async () => (await navigator.serviceWorker.ready).active?.scriptURL
	);
	expect(worker).toMatch(/\/push\.js$/);

	await page.getByRole('button', { name: m.push_trial_act() }).click();
	await expect(page.getByText(m.push_trial_sent())).toBeVisible();
	await expect.poll(() => device.notes().map(({ body }) => body)).toEqual([m.push_trial_note()]);

	const id = await aProposal(aino, group);
	await expect(async () => {
		await db.transaction().execute((trx) => enqueue(trx, pushingNotifications, {}));
		await expect.poll(() => device.notes().length, { timeout: 2000 }).toBe(2);
	}).toPass();
	expect(device.notes()[1]).toMatchObject({
		title: m.occurrence_proposal_published(),
		body: 'A bench at every bus stop on the hill',
		path: `/${city.slug}/proposals/${id}`
	});

	const kind = page.locator('#devices').getByLabel(m.occurrence_proposal_published());
	await kind.uncheck();
	await page.getByRole('button', { name: m.push_choice_act() }).click();
	await expect(page.getByText(m.push_choice_saved(), { exact: true })).toBeVisible();
	await expect(kind).not.toBeChecked();

	await page.getByRole('button', { name: m.push_off_act() }).click();
	await expect(page.getByText(m.push_turned_off())).toBeVisible();
	await expect(page.getByRole('button', { name: m.push_on_act() })).toBeVisible();
	await page.context().close();
	await service.stop();
});
