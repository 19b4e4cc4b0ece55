import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, SignInRequired } from '#lib/domain/errors.ts';
import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import type { Context } from '#lib/server/context.ts';
import { arrive } from '#lib/server/services/arrival.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import {
	appealAsAuthor,
	decideAppeal,
	readAppeal
} from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import {
	confirmDecision,
	declineDecision,
	proposeDecision,
	withdrawDecision
} from '#lib/server/services/moderation/proposing.ts';
import { claimCase, readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { changeRole } from '#lib/server/services/residents.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aProposal, idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number, id: number;
let aino: Context, bertil: Context, visitor: Context, adam: Context;
let fatima: Context, greta: Context, hanna: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	visitor = asVisitor(db, city);
	adam = await resident(db, city, 'Adam', { role: 'admin' });
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	hanna = await resident(db, city, 'Hanna', { role: 'facilitator' });
	thread = await aThread(aino, group);
});
beforeEach(async () => {
	bertil = await seated(await resident(database.db, city, 'Bertil'), group);
	({ id } = await aCase(bertil));
});
afterAll(() => database.drop());

async function aCase(author: Context) {
	const comment = await say(author, thread, `You are all fools ${crypto.randomUUID()}`);
	const email = `${crypto.randomUUID()}@koti.example`;
	await report(visitor, comment, { name: 'Nina', email });
	return { id: await caseAbout(fatima, comment) };
}

const ending = (wishes: Partial<DecisionFields> = {}) =>
	aDecision({ step: 'terminate', facts: 'The account only insults people.', ...wishes });

/** Somebody as the next request finds them. */
async function again(who: Context, now = who.now): Promise<Context> {
	const account = { accountId: accountOf(who).accountId, displayName: 'Bertil' };
	const arrived = await arrive({ db: who.db, now }, city.slug, account as never, { settle: false });
	return { ...who, now, actor: arrived?.actor ?? { kind: 'visitor' } };
}

describe('what takes two persons', () => {
	test('is proposed by one: nothing happens, and the queue shows that it waits', async () => {
		await proposeDecision(fatima, id, ending());
		const shown = await readCase(greta, id);
		expect(shown.case).toMatchObject({ state: 'proposed', version: 2 });
		expect(shown.proposed).toMatchObject({
			step: 'terminate',
			proposedByName: 'Fatima',
			version: 1
		});
		expect(shown.decisions).toEqual([]);
		expect((await again(bertil)).actor).toMatchObject({ suspended: false });
		const { cases } = await readQueue(greta, null);
		expect(cases.find((one) => one.id === id)?.state).toBe('proposed');
		await expect(claimCase(greta, id)).rejects.toThrow('case_proposed');
		await expect(decideCase(greta, id, aDecision({ version: 2 }))).rejects.toThrow(Conflict);
	});

	test('takes effect when a second confirms it, and both stand on the decision', async () => {
		await proposeDecision(fatima, id, ending());
		await expect(confirmDecision(fatima, id, 2)).rejects.toThrow('own_proposed');
		await expect(confirmDecision(greta, id, 1)).rejects.toThrow('case_changed');
		const puid = await confirmDecision(greta, id, 2);
		const { decision } = await readStatement(bertil, puid);
		expect(decision).toMatchObject({
			step: 'terminate',
			account: 'TERMINATED',
			decidedByName: 'Fatima',
			secondByName: 'Greta'
		});
		expect((await readCase(greta, id)).case.state).toBe('decided');
		expect((await again(bertil)).actor).toMatchObject({ suspended: true });
	});

	test('is declined with a reason, or taken back by who proposed it: the case is open again', async () => {
		await proposeDecision(fatima, id, ending());
		const reason = 'A week is enough.';
		await expect(declineDecision(fatima, id, { reason, version: 2 })).rejects.toThrow(
			'own_proposed'
		);
		await declineDecision(greta, id, { reason, version: 2 });
		await proposeDecision(fatima, id, ending({ version: 3 }));
		await expect(withdrawDecision(greta, id, 4)).rejects.toThrow(Forbidden);
		await withdrawDecision(fatima, id, 4);
		const { case: found, settled, proposed } = await readCase(greta, id);
		expect(found.state).toBe('open');
		expect(proposed).toBeNull();
		expect(settled.map((one) => [one.state, one.reason])).toEqual([
			['withdrawn', ''],
			['declined', reason]
		]);
		await decideCase(greta, id, aDecision({ version: 5 }));
	});

	test('cannot be decided by one', async () => {
		await expect(decideCase(fatima, id, ending())).rejects.toThrow('needs_two');
		const long = aDecision({ step: 'suspend', pause: 30 });
		await expect(decideCase(fatima, id, long)).rejects.toThrow('needs_two');
		await expect(proposeDecision(fatima, id, aDecision())).rejects.toThrow('step_not_here');
	});

	test('is for facilitators, never about themselves, and needs its reasons', async () => {
		await expect(proposeDecision(visitor, id, ending())).rejects.toThrow(SignInRequired);
		await expect(proposeDecision(bertil, id, ending())).rejects.toThrow(Forbidden);
		await expect(proposeDecision(fatima, id, ending({ facts: '' }))).rejects.toThrow('required');
		const own = await aCase(greta);
		await proposeDecision(fatima, own.id, ending());
		await expect(confirmDecision(greta, own.id, 2)).rejects.toThrow('own_case');
		await expect(confirmDecision(bertil, own.id, 2)).rejects.toThrow(Forbidden);
		await withdrawDecision(fatima, own.id, 2);
	});

	test('does not count a proposal of somebody who is no facilitator any more', async () => {
		const ida = await resident(database.db, city, 'Ida', { role: 'facilitator' });
		await proposeDecision(ida, id, ending());
		await changeRole(adam, idOf(ida), 'resident');
		await expect(confirmDecision(greta, id, 2)).rejects.toThrow('proposer_left');
		await declineDecision(greta, id, { reason: 'To be proposed anew.', version: 2 });
	});

	test('of two who confirm at one moment is one decision', async () => {
		await proposeDecision(fatima, id, ending());
		const outcomes = await Promise.allSettled([
			confirmDecision(greta, id, 2),
			confirmDecision(hanna, id, 2)
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await readCase(greta, id)).decisions).toHaveLength(1);
	});

	test('is confirmed or taken back, and never both', async () => {
		for (let round = 0; round < 5; round += 1) {
			const author = await resident(database.db, city, `Dora ${round}`);
			const made = await aCase(author);
			await proposeDecision(fatima, made.id, ending());
			const [confirmed, withdrawn] = await Promise.allSettled([
				confirmDecision(greta, made.id, 2),
				withdrawDecision(fatima, made.id, 2)
			]);
			expect([confirmed.status, withdrawn.status].sort()).toEqual(['fulfilled', 'rejected']);
			const { case: found, decisions } = await readCase(greta, made.id);
			expect(found.state).toBe(confirmed.status === 'fulfilled' ? 'decided' : 'open');
			expect(decisions).toHaveLength(confirmed.status === 'fulfilled' ? 1 : 0);
		}
	});

	test('is looked at again by a third', async () => {
		await proposeDecision(fatima, id, ending());
		const puid = await confirmDecision(greta, id, 2);
		const suspended = await again(bertil);
		await appealAsAuthor(suspended, puid, 'Please read it again, kindly.');
		const { decision } = await readStatement(suspended, puid);
		const appeal = decision.appealId ?? 0;
		const verdict = { outcome: 'reversed', reasons: 'One comment is not a pattern.' } as const;
		await expect(decideAppeal(fatima, appeal, verdict)).rejects.toThrow('own_decision');
		await expect(decideAppeal(greta, appeal, verdict)).rejects.toThrow('own_decision');
		expect((await readAppeal(greta, appeal)).isFirst).toBe(true);
		await decideAppeal(hanna, appeal, verdict);
		expect((await again(bertil)).actor).toMatchObject({ suspended: false, seats: [{}] });
	});

	test('is refused by the table with one person, or with the same twice', async () => {
		await proposeDecision(fatima, id, ending());
		await confirmDecision(greta, id, 2);
		const change = (set: object) =>
			database.db
				.updateTable('decision')
				.set(set)
				.where('city_id', '=', city.id)
				.where('case_id', '=', id)
				.execute();
		await expect(change({ second_by: null })).rejects.toThrow('decision_by_two');
		await expect(change({ second_by: idOf(fatima) })).rejects.toThrow('decision_by_another');
		const other = await resident(database.db, city, 'Olli');
		const onOther = database.db
			.updateTable('resident')
			.set((eb) => ({
				terminated_by: eb
					.selectFrom('decision')
					.where('city_id', '=', city.id)
					.where('case_id', '=', id)
					.select('decision.id')
			}))
			.where('city_id', '=', city.id)
			.where('id', '=', idOf(other))
			.execute();
		await expect(onOther).rejects.toThrow('resident_terminated_by_decision');
	});
});

describe('a suspension', () => {
	const suspending = (pause: number) => aDecision({ step: 'suspend', pause });

	test('of seven days is decided by one, and keeps from taking part, not from reading', async () => {
		const proposal = await aProposal(aino, group);
		const puid = await decideCase(fatima, id, suspending(7));
		const suspended = await again(bertil);
		expect(suspended.actor).toMatchObject({ suspended: true });
		await expect(say(suspended, thread, 'Once more')).rejects.toThrow('suspended');
		await expect(supportProposal(suspended, proposal)).rejects.toThrow('suspended');
		await expect(aProposal(suspended, group)).rejects.toThrow('suspended');
		await expect(followSubject(suspended, { kind: 'content', id: proposal })).rejects.toThrow(
			'suspended'
		);
		const { page } = await showThread(suspended, thread, { order: 'oldest', place: null });
		expect(page.branches.length).toBeGreaterThan(0);
		await report(suspended, proposal);
		await appealAsAuthor(suspended, puid, 'Please read it again, kindly.');
	});

	test('is over when its time is', async () => {
		await decideCase(fatima, id, suspending(1));
		const now = new Date(fatima.now.getTime() + 25 * 3_600_000);
		const back = await again(bertil, now);
		expect(back.actor).toMatchObject({ suspended: false });
		await say(back, thread, 'I am sorry.');
	});

	test('takes a facilitator’s office meanwhile, and never touches an admin', async () => {
		const own = await aCase(greta);
		await decideCase(fatima, own.id, suspending(3));
		const suspended = await again(greta);
		expect(suspended.actor).toMatchObject({ role: 'resident', suspended: true });
		await expect(changeRole(adam, idOf(greta), 'admin')).rejects.toThrow('role_suspended');
		const admins = await aCase(adam);
		await expect(decideCase(fatima, admins.id, suspending(3))).rejects.toThrow('case_admin');
		await expect(proposeDecision(fatima, admins.id, ending())).rejects.toThrow('case_admin');
	});
});

/** All that suspending touches. */
async function standing() {
	return database.db
		.selectFrom('resident')
		.where('city_id', '=', city.id)
		.where('id', '=', idOf(bertil))
		.selectAll()
		.executeTakeFirstOrThrow();
}

test('taking back leaves the account as it was, in whatever order', async () => {
	const wish = fc.oneof(
		fc.record({ step: fc.constant('pause' as const), pause: fc.constantFrom(1, 3, 7) }),
		fc.record({ step: fc.constant('suspend' as const), pause: fc.constantFrom(1, 7, 30, 365) }),
		fc.constant({ step: 'terminate' as const, pause: 0 })
	);
	const story = fc.array(wish, { minLength: 1, maxLength: 4 }).chain((wishes) =>
		fc.record({
			wishes: fc.constant(wishes),
			order: fc.shuffledSubarray([...wishes.keys()], { minLength: wishes.length })
		})
	);
	await fc.assert(
		fc.asyncProperty(story, async ({ wishes, order }) => {
			const before = await standing();
			const cases = [];
			for (const _ of wishes) cases.push(await aCase(bertil));
			const puids: string[] = [];
			for (const [n, { id: caseId }] of cases.entries()) {
				const fields = aDecision(wishes[n]);
				if (fields.step !== 'terminate' && fields.pause <= 7)
					puids.push(await decideCase(fatima, caseId, fields));
				else {
					await proposeDecision(fatima, caseId, fields);
					puids.push(await confirmDecision(hanna, caseId, 2));
				}
			}
			for (const n of order) {
				const puid = puids[n] ?? '';
				await appealAsAuthor(bertil, puid, 'Please read it again, kindly.');
				const { decision } = await readStatement(bertil, puid);
				const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
				await decideAppeal(adam, decision.appealId ?? 0, verdict);
			}
			expect(await standing()).toEqual(before);
		}),
		{ numRuns: 10 }
	);
});
