import { randomUUID } from 'node:crypto';
import { m } from '#lib/i18n/paraglide/messages.js';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aDiscussion } from '../support/discussion.ts';
import { seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { addressOf } from '../support/notifications.ts';
import { aProposal } from '../support/proposal.ts';

for (const locale of ['en', 'fi'] as const) {
	test(`Fatima brings two proposals together, Veikko supports the one that lives on, and Bertil undoes it, in ${locale}`, async ({
		browser,
		page: visitor,
		db
	}) => {
		const { city, group, aino, fatima } = await aDiscussion(db);
		const bertil = await seated(await asResident(db, city, await aPerson(db, 'Bertil')), group);
		const veikko = await asResident(db, city, await aPerson(db, 'Veikko', locale));
		const [lasting, joining] = ['Benches at all bus stops', `Seats on the hill ${randomUUID()}`];
		const into = await aProposal(aino, group, { title: lasting });
		const from = await aProposal(bertil, group, { title: joining });
		await supportProposal(veikko, from);
		const words = { locale };
		const home = `${locale === 'en' ? '' : `/${locale}`}/${city.slug}/proposals`;

		const desk = await atTheirDesk(browser, fatima);
		await desk.goto(`${home}/${from}`);
		await desk.getByRole('link', { name: m.merge_act({}, words) }).click();
		await desk.getByLabel(m.merge_search_label({}, words)).fill(String(into));
		await desk
			.getByRole('button', { name: m.merge_search_act({}, words) })
			.last()
			.click();
		await desk.getByRole('radio', { name: lasting }).check();
		await desk.getByRole('button', { name: m.merge_suggest_act({}, words) }).click();
		await expect(desk.getByRole('alert')).toContainText(m.merge_reason_label({}, words));
		await expect(desk.getByRole('radio', { name: lasting })).toBeChecked();
		await desk.getByLabel(m.merge_reason_label({}, words)).fill('Both ask for seats.');
		await desk.getByRole('button', { name: m.merge_suggest_act({}, words) }).click();
		await expect(desk.getByText(m.merge_asked_from({}, words))).toBeVisible();

		for (const [author, proposal] of [
			[aino, into],
			[bertil, from]
		] as const) {
			const own = await atTheirDesk(browser, author);
			await own.goto(`${home}/${proposal}`);
			await own.getByRole('link', { name: m.merge_answer_link({}, words) }).click();
			await expect(own.getByText('Both ask for seats.')).toBeVisible();
			await own.getByRole('button', { name: m.merge_agree_act({}, words) }).click();
			await expect(own).toHaveURL(new RegExp(`/proposals/${from}$`));
		}
		await visitor.goto(`${home}?state=merged`);
		await visitor.getByRole('link', { name: joining }).click();
		await expect(visitor.getByText(m.merged_supports({}, words))).toBeVisible();
		await expect(
			visitor.getByRole('button', { name: m.proposal_support_act({}, words) })
		).toHaveCount(0);

		const mail = await mailbox.waitFor(await addressOf(veikko), /Seats on the hill/);
		const link = linksIn(mail).find((one) => one.includes(`/proposals/${into}`)) ?? '';
		const reader = await atTheirDesk(browser, veikko);
		await reader.goto(link);
		await reader
			.getByRole('button', { name: m.proposal_support_act({}, words) })
			.and(reader.locator(':visible'))
			.click();
		await expect(reader.getByText(m.proposal_supported({}, words))).toBeVisible();
		await expect(
			reader.getByRole('region', { name: m.joined_heading({}, words) }).getByRole('link')
		).toHaveText(joining);

		const own = await atTheirDesk(browser, bertil);
		await own.goto(`${home}/${from}`);
		await own.getByRole('link', { name: m.merged_undo_act({}, words) }).click();
		await own
			.getByLabel(m.merge_undo_reason_label({}, words))
			.fill('They are two hills after all.');
		await own.getByRole('button', { name: m.merged_undo_act({}, words) }).click();
		await expect(own.getByText('They are two hills after all.')).toBeVisible();
		await reader.goto(`${home}/${from}`);
		await expect(reader.getByText(m.proposal_supported({}, words))).toBeVisible();
		await mailbox.waitFor(await addressOf(veikko), /Seats on the hill/);
	});
}
