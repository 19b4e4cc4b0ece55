import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import type { Outgoing } from '#lib/server/mail/carrier.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import { sendingMail } from '#lib/server/mail/queue.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import {
	openAnswer,
	openProgress,
	openWithdrawal
} from '#lib/server/services/proposals/opening.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import {
	reportProgress,
	reviewProposal,
	withdrawProposal
} from '#lib/server/services/proposals/steps.ts';
import { tellBatch, tellingPeople } from '#lib/server/services/proposals/telling.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anAnswer, aProposal, idOf } from '../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let aino: Context;
let veikko: Context;
let linnea: Context;
let maija: Context;
let facilitator: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db, { slug: 'espoo' });
	workshop = await aGroup(db, espoo);
	const speaking = async (name: string, locale: 'fi' | 'sv' | 'en') =>
		asResident(db, espoo, await aPerson(db, name, locale));
	aino = await seated(await speaking('Aino', 'fi'), workshop);
	veikko = await speaking('Veikko', 'en');
	linnea = await speaking('Linnea', 'sv');
	maija = await resident(db, espoo, 'Maija', { role: 'admin' });
	facilitator = await resident(db, espoo, 'Facilitator', { role: 'facilitator' });
});
afterAll(() => fresh.drop());
beforeEach(() => sql`delete from pgboss.job`.execute(db));

const note = (
	step: 'start progress' | 'finish' | 'drop',
	text = 'The first five stand already.'
) => ({
	step,
	note: text,
	language: 'en'
});

describe('the city answers', () => {
	test('with a verdict, a reason, an owner and a date, in public', async () => {
		const id = await aProposal(aino, workshop);
		await answerProposal(maija, id, anAnswer());
		const shown = await showProposal(asVisitor(db, espoo), id);
		expect(shown.state).toBe('accepted');
		expect(shown.answer).toMatchObject({
			verdict: 'accepted',
			owner: 'Maija Virtanen, Public Works',
			answeredAt: maija.now,
			version: 1
		});
		expect(shown.answer?.reasonHtml).toContain('<strong>in May</strong>');
		expect(shown.steps.at(-1)).toMatchObject({
			from: 'gathering',
			to: 'accepted',
			byName: 'Maija'
		});
	});

	test('by an admin: nobody else may', async () => {
		const id = await aProposal(aino, workshop);
		for (const other of [aino, veikko, facilitator]) {
			await expect(answerProposal(other, id, anAnswer())).rejects.toThrow(Forbidden);
			await expect(openAnswer(other, id)).rejects.toThrow(Forbidden);
		}
		await expect(answerProposal(asVisitor(db, espoo), id, anAnswer())).rejects.toThrow(
			SignInRequired
		);
	});

	test('once: of two admins at the same time the second is told', async () => {
		const id = await aProposal(aino, workshop);
		const other = await resident(db, espoo, 'Pekka', { role: 'admin' });
		const answers = await Promise.allSettled([
			answerProposal(maija, id, anAnswer()),
			answerProposal(other, id, anAnswer({ verdict: 'declined' }))
		]);
		const refused = answers.filter((one) => one.status === 'rejected');
		expect(refused).toMatchObject([{ reason: { reason: 'proposal_answered_meanwhile' } }]);
		expect((await showProposal(veikko, id)).formerAnswers).toEqual([]);
	});

	test('and may correct itself: the former words stay readable', async () => {
		const id = await aProposal(aino, workshop);
		await answerProposal(maija, id, anAnswer({ verdict: 'declined' }));
		await answerProposal(maija, id, anAnswer({ verdict: 'accepted-in-part', version: 1 }));
		const { state, answer, formerAnswers } = await showProposal(veikko, id);
		expect(state).toBe('accepted-in-part');
		expect(answer).toMatchObject({ version: 2, verdict: 'accepted-in-part' });
		expect(formerAnswers).toMatchObject([{ version: 1, verdict: 'declined' }]);
		const stale = answerProposal(maija, id, anAnswer({ version: 1 }));
		await expect(stale).rejects.toThrow('proposal_answered_meanwhile');
	});

	test('nothing to what is a draft, or withdrawn', async () => {
		const id = await aProposal(aino, workshop);
		await withdrawProposal(aino, id, { reason: 'Somebody asked before.', language: 'en' });
		await expect(openAnswer(maija, id)).rejects.toThrow('proposal_withdrawn');
		await expect(answerProposal(maija, id, anAnswer())).rejects.toThrow('proposal_withdrawn');
	});
});

describe('before and after the answer', () => {
	test('staff takes it under review, once', async () => {
		const id = await aProposal(aino, workshop);
		await expect(reviewProposal(veikko, id)).rejects.toThrow(Forbidden);
		await reviewProposal(facilitator, id);
		await expect(reviewProposal(facilitator, id)).rejects.toThrow('proposal_under_review');
		expect((await showProposal(veikko, id)).state).toBe('under-review');
	});

	test('what was accepted is begun and done, with a note each', async () => {
		const id = await aProposal(aino, workshop);
		await expect(openProgress(facilitator, id)).rejects.toThrow('proposal_not_accepted');
		await expect(reportProgress(facilitator, id, note('finish'))).rejects.toThrow(
			'proposal_not_answered'
		);
		await answerProposal(maija, id, anAnswer());
		expect((await openProgress(facilitator, id)).steps).toEqual([
			'start progress',
			'finish',
			'drop'
		]);
		await reportProgress(facilitator, id, note('start progress', 'Work began **today**.'));
		await reportProgress(facilitator, id, note('finish'));
		const { state, steps } = await showProposal(veikko, id);
		expect(state).toBe('done');
		expect(steps.at(-2)?.noteHtml).toBe('<p>Work began <strong>today</strong>.</p>');
		await expect(reportProgress(facilitator, id, note('drop'))).rejects.toThrow(
			'proposal_finished'
		);
	});

	test('its author takes it back with a reason, until the answer', async () => {
		const id = await aProposal(aino, workshop);
		await expect(openWithdrawal(veikko, id)).rejects.toThrow(Forbidden);
		const reason = { reason: 'Somebody asked before.', language: 'en' };
		await expect(withdrawProposal(maija, id, reason)).rejects.toThrow(Forbidden);
		await withdrawProposal(aino, id, reason);
		await expect(withdrawProposal(aino, id, reason)).rejects.toThrow('proposal_withdrawn');
		const answered = await aProposal(aino, workshop);
		await answerProposal(maija, answered, anAnswer());
		await expect(withdrawProposal(aino, answered, reason)).rejects.toThrow('proposal_answered');
	});

	test('every act is in the log, without a word of anybody', async () => {
		const id = await aProposal(aino, workshop);
		await supportProposal(veikko, id);
		await answerProposal(maija, id, anAnswer());
		const log = await db
			.selectFrom('activity')
			.select(['verb', 'actor_id', 'detail'])
			.where('content_id', '=', id)
			.orderBy('id')
			.execute();
		expect(log).toEqual([
			{ verb: 'publish proposal', actor_id: idOf(aino), detail: { version: 1 } },
			{ verb: 'support proposal', actor_id: idOf(veikko), detail: {} },
			{
				verb: 'answer proposal',
				actor_id: idOf(maija),
				detail: { verdict: 'accepted', version: 1 }
			}
		]);
	});
});

describe('people are told', () => {
	test('the author and everyone who supported get one mail each, in their own language', async () => {
		const id = await aProposal(aino, workshop, { title: 'A lantern for the boathouse path' });
		for (const person of [aino, veikko, linnea]) await supportProposal(person, id);
		await answerProposal(maija, id, anAnswer());
		const mails = await deliverAll();
		expect(mails.map(({ locale, subject }) => `${locale}: ${subject}`).sort()).toEqual([
			'en: Espoo has answered: A lantern for the boathouse path',
			'fi: Espoo on vastannut: A lantern for the boathouse path',
			'sv: Esbo har svarat: A lantern for the boathouse path'
		]);
		const toAino = mails.find(({ locale }) => locale === 'fi');
		expect(toAino?.text).toContain('Hyväksytty');
		expect(toAino?.text).toContain('> The benches will be set up');
		expect(toAino?.text).toContain(`https://kumppani.example/fi/espoo/proposals/${id}`);
		expect(toAino?.html).toContain('<blockquote lang="en"');
	});

	test('once, even when the job runs twice or two workers take it', async () => {
		const id = await aProposal(aino, workshop);
		await supportProposal(veikko, id);
		await answerProposal(maija, id, anAnswer());
		const [job] = await jobs(tellingPeople);
		const tell = tellBatch(db);
		await Promise.all([tell(job, { id: 'a', tries: 1 }), tell(job, { id: 'b', tries: 2 })]);
		await tell(job, { id: 'c', tries: 3 });
		expect(await jobs(sendingMail)).toHaveLength(2);
	});

	test('in batches, without leaving anybody out', async () => {
		const id = await aProposal(aino, workshop);
		const people = await Promise.all(
			Array.from({ length: 7 }, (_, n) => resident(db, espoo, `Batch ${n}`))
		);
		for (const person of people) await supportProposal(person, id);
		await answerProposal(maija, id, anAnswer());
		await tellAll(3);
		expect(await jobs(tellingPeople)).toHaveLength(3);
		expect(await jobs(sendingMail)).toHaveLength(8);
	});

	test('of another verdict always, of corrected words when the admin wants it', async () => {
		const id = await aProposal(aino, workshop);
		await answerProposal(maija, id, anAnswer({ tell: false }));
		await answerProposal(maija, id, anAnswer({ version: 1, tell: false }));
		expect(await deliverAll()).toHaveLength(1);
		await answerProposal(maija, id, anAnswer({ version: 2, tell: true }));
		expect((await deliverAll())[0]?.subject).toMatch(/^Espoo on korjannut vastaustaan/);
		await answerProposal(maija, id, anAnswer({ verdict: 'not-now', version: 3, tell: false }));
		expect(await deliverAll()).toHaveLength(1);
	});

	test('of the carrying out with its note, and of a withdrawal those who supported it', async () => {
		const done = await aProposal(aino, workshop);
		await supportProposal(veikko, done);
		await answerProposal(maija, done, anAnswer());
		await deliverAll();
		await reportProgress(facilitator, done, note('finish'));
		const told = await deliverAll();
		expect(told.map(({ to }) => to).sort()).toEqual(
			[await addressOf(aino), await addressOf(veikko)].sort()
		);
		expect(told[0]?.text).toContain('> The first five stand already.');

		const withdrawn = await aProposal(aino, workshop);
		await supportProposal(aino, withdrawn);
		await supportProposal(linnea, withdrawn);
		await withdrawProposal(aino, withdrawn, { reason: 'Somebody asked before.', language: 'en' });
		expect((await deliverAll()).map(({ to }) => to)).toEqual([await addressOf(linnea)]);
	});

	test('not of what they can no longer see: a mail shows nothing that a page hides', async () => {
		const inner = await aGroup(db, espoo, { visibility: 'members' });
		const farah = await seated(await resident(db, espoo, 'Farah'), inner);
		const guest = await seated(await resident(db, espoo, 'Guest'), inner);
		const id = await aProposal(farah, inner);
		await supportProposal(guest, id);
		await db
			.updateTable('seat')
			.set({ ended_at: guest.now })
			.where('resident_id', '=', idOf(guest))
			.execute();
		await answerProposal(maija, id, anAnswer());
		expect((await deliverAll()).map(({ to }) => to)).toEqual([await addressOf(farah)]);
	});
});

test('of a group for members only, staff of another city knows nothing', async () => {
	const umea = await aCity(db);
	const bo = await resident(db, umea, 'Bo', { role: 'admin' });
	const id = await aProposal(aino, workshop);
	await expect(answerProposal(bo, id, anAnswer())).rejects.toThrow(NotFound);
	await expect(reportProgress(bo, id, note('finish'))).rejects.toThrow(NotFound);
	await expect(reviewProposal(bo, id)).rejects.toThrow(NotFound);
});

async function jobs(name: string): Promise<unknown[]> {
	const { rows } = await sql<{ data: unknown }>`
		select data from pgboss.job where name = ${name} order by created_on, id`.execute(db);
	return rows.map(({ data }) => data);
}

/** What the workers do with the telling, batch after batch. */
async function tellAll(size?: number): Promise<void> {
	const tell = tellBatch(db, { size });
	for (let done = 0; ; done += 1) {
		const waiting = await jobs(tellingPeople);
		if (done === waiting.length) return;
		await tell(waiting[done], { id: 'one', tries: 1 });
	}
}

/** Does all the telling and sending that waits. @returns the mails that went out */
async function deliverAll(): Promise<Outgoing[]> {
	await tellAll();
	const sent: Outgoing[] = [];
	const deliver = deliverMail(db, {
		origin: 'https://kumppani.example',
		carry: async (mail) => void sent.push(mail),
		close: () => undefined
	});
	for (const mail of await jobs(sendingMail)) await deliver(mail, { id: 'one', tries: 1 });
	await sql`delete from pgboss.job`.execute(db);
	return sent;
}

async function addressOf(person: Context): Promise<string> {
	if (person.actor.kind !== 'resident') throw new Error('Only residents have an address.');
	const { email } = await db
		.selectFrom('account')
		.select('email')
		.where('id', '=', person.actor.accountId)
		.executeTakeFirstOrThrow();
	return email;
}
