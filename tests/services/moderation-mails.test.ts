import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { locales } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { leaveGroup } from '#lib/server/services/joining.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { aCity, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { lettersSent } from '../support/letters.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aProposal, written } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let club: number;
let aino: Context, bertil: Context, cecilia: Context, fatima: Context, visitor: Context;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
	city = await aCity(db);
	club = await aGroup(db, city, { name: 'Night walkers', visibility: 'members' });
	aino = await seated(await resident(db, city, 'Aino'), club);
	bertil = await seated(await resident(db, city, 'Bertil'), club);
	cecilia = await seated(await resident(db, city, 'Cecilia'), club);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	visitor = asVisitor(db, city);
	await lettersSent(db);
});

const rude = 'You are all fools';
const nina = { name: 'Nina', email: 'nina@koti.example' };

async function hide(contentId: number): Promise<void> {
	await decideCase(fatima, await caseAbout(fatima, contentId), aDecision());
}

/** What was written to whom, by the beginning of the address. */
async function letters() {
	const sent = await lettersSent(db);
	return (address: string) => sent.filter(({ to }) => to.startsWith(`${address}.`)).at(-1);
}

describe('a mail about what was reported or decided', () => {
	test('says of a comment where it stands, and repeats neither it nor a name', async () => {
		const thread = await aThread(aino, club, 'How dark should the park be?');
		const comment = await say(bertil, thread, rude);
		await report(cecilia, comment);
		await hide(comment);
		const to = await letters();
		for (const mail of [to('cecilia'), to('bertil')]) {
			expect(mail?.text).toContain('What it is about: Comment');
			expect(mail?.text).toContain('Where it stands: How dark should the park be?\n');
			expect(mail?.text).toContain(
				`Its place: https://kumppani.example/${city.slug}/comments/${comment}\n`
			);
			expect(mail?.text).not.toMatch(new RegExp(`${rude}|Fatima|Aino|Bertil|Cecilia`));
		}
	});

	test('says of a proposal its group, for its title is what was hidden', async () => {
		const proposal = await aProposal(bertil, club, written({ title: `${rude}, every one of you` }));
		await report(cecilia, proposal);
		await hide(proposal);
		const to = await letters();
		for (const mail of [to('cecilia'), to('bertil')]) {
			expect(mail?.text).toContain('What it is about: Proposal');
			expect(mail?.text).toContain('Where it stands: Night walkers\n');
			expect(mail?.text).not.toContain(rude);
		}
	});

	test('says the kind alone to who can no longer read the group', async () => {
		const comment = await say(bertil, await aThread(aino, club, 'How dark?'), rude);
		await report(cecilia, comment);
		await leaveGroup(cecilia, club);
		await leaveGroup(bertil, club);
		await hide(comment);
		const to = await letters();
		for (const mail of [to('cecilia'), to('bertil')]) {
			expect(mail?.text).toContain('What it is about: Comment');
			expect(mail?.text).not.toMatch(
				/Where it stands|Its place|How dark|Night walkers|\/comments\//
			);
		}
	});

	test('says the kind alone when what the comment stands in was hidden as well', async () => {
		const group = await aGroup(db, city);
		const proposal = await aProposal(await seated(aino, group), group, written({ title: rude }));
		const comment = await say(bertil, proposal, 'Indeed.');
		await report(visitor, comment, nina);
		await report(cecilia, proposal);
		await hide(proposal);
		const [mail] = (await lettersSent(db)).filter(({ to }) => to === nina.email);
		expect(mail?.text).toContain('What it is about: Comment');
		expect(mail?.text).not.toContain(rude);
	});

	test.each(locales)('says so in %s', async (locale) => {
		const group = await aGroup(db, city, { name: 'Day walkers' });
		const linnea = await asResident(db, city, await aPerson(db, 'Linnea', locale));
		const thread = await aThread(await seated(linnea, group), group, 'How bright?');
		const comment = await say(linnea, thread, rude);
		await report(visitor, comment, nina);
		await hide(comment);
		const mail = (await letters())('linnea');
		expect(mail?.text).toContain(
			`${m.mail_about_what({}, { locale })}: ${m.kind_comment({}, { locale })}`
		);
		expect(mail?.text).toContain(`${m.mail_about_where({}, { locale })}: How bright?`);
		expect(mail?.html).toContain(`<strong${locale === 'en' ? '' : ' lang="en"'}>`);
	});
});
