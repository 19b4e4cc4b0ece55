import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { PollPlan } from '#lib/domain/poll/rules.ts';
import { fieldsOfPoll } from '#lib/domain/poll/writing.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '#lib/server/context.ts';
import { movePoll } from '#lib/server/queries/polls.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { lookFirst, lookNoLonger } from '#lib/server/services/moderation/looking-first.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { setWatchList } from '#lib/server/services/moderation/screening-rules.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { readWaiting, takeBackWaiting } from '#lib/server/services/moderation/waiting.ts';
import { keepMoments } from '#lib/server/services/polls/keeping.ts';
import { openPoll, schedulePoll, unschedulePoll } from '#lib/server/services/polls/opening.ts';
import { stateOutcome } from '#lib/server/services/polls/outcomes.ts';
import { openPollWriting } from '#lib/server/services/polls/preparing.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { discardPoll, saveDraft } from '#lib/server/services/polls/writing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout } from '../support/moderation.ts';
import { lettersSent } from '../support/letters.ts';
import { aPoll, aRanking, passTime } from '../support/open-poll.ts';
import { idOf } from '../support/proposal.ts';

let database: FreshDatabase;
let city: City;
let group: number;
let aino: Context, cecilia: Context, carlos: Context, visitor: Context;
let fatima: Context, greta: Context, maija: Context;
const hour = 3_600_000;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	const coordinator = { role: 'coordinator' } as const;
	aino = await seated(await resident(db, city, 'Aino'), group);
	cecilia = await seated(await resident(db, city, 'Cecilia'), group, coordinator);
	carlos = await seated(await resident(db, city, 'Carlos'), group, coordinator);
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	maija = await resident(db, city, 'Maija', { role: 'admin' });
	const list = { language: null, entries: '' };
	await setWatchList(maija, { ...list, effect: 'nudge', entries: 'fool' });
	await setWatchList(maija, { ...list, effect: 'flag', entries: 'casino*' });
	await setWatchList(maija, { ...list, effect: 'hold', entries: 'vermin' });
});
afterAll(() => database.drop());

/** A poll of the group that Cecilia has written. */
const written = (wishes: Partial<PollPlan> = {}) => aPoll(cecilia, { groupId: group, ...wishes });
const vermin = { text: 'Keep the **vermin** out.' };
const stateOf = async (id: number, reader = cecilia) => (await showPoll(reader, id)).state;
const opensAt = (id: number, inHours: number | null) =>
	movePoll(
		database.db,
		{ cityId: city.id, pollId: id },
		{ state: 'draft', opensAt: inHours === null ? null : new Date(Date.now() + inHours * hour) }
	);
const settle = async (id: number, step: 'none' | 'hide' | 'ask' = 'none') => {
	const about = await caseAbout(fatima, id);
	const { case: found } = await readCase(fatima, about);
	return decideCase(fatima, about, aDecision({ step, version: found.version }));
};
const rewrite = async (id: number, text: string) => {
	const { poll } = await openPollWriting(cecilia, id);
	await saveDraft(cecilia, id, { ...fieldsOfPoll(poll.draft, poll, city.timeZone), text });
};
const mails = async (contentId: number) => {
	const { rows } = await sql<{ to: number }>`
		select (data -> 'to' ->> 'accountId')::bigint as "to" from pgboss.job
		where name = 'send-mail' and data ->> 'template' = 'hold-news'
			and (data -> 'params' ->> 'contentId')::bigint = ${contentId}`.execute(database.db);
	return rows.map(({ to }) => to).sort();
};
const accountOf = ({ actor }: Context) => (actor.kind === 'resident' ? actor.accountId : 0);

describe('a poll whose words are watched', () => {
	test('is opened when whoever opens it stands by them', async () => {
		const id = await written({ title: 'Is he a fool?' });
		await expect(openPoll(cecilia, id)).rejects.toThrow('kind_words');
		expect(await stateOf(id)).toBe('draft');
		expect(await openPoll(cecilia, id, { considered: true })).toEqual({ waits: false });
		expect(await stateOf(id)).toBe('open');
	});

	test('is opened and looked at, wherever in it the words are', async () => {
		const option = { id: 'o4', name: 'A new casino', text: '' };
		const options = [...optionsOf(aRanking), option];
		const questions = [{ ...aRanking, options } as Question];
		const id = await written({ questions });
		expect(await openPoll(cecilia, id)).toEqual({ waits: false });
		expect(await stateOf(id, visitor)).toBe('open');
		const { findings, item } = await readCase(fatima, await caseAbout(fatima, id));
		expect(findings).toEqual([{ cause: 'watch_word', detail: 'casino*' }]);
		expect(item.html).toContain('<li><strong>A new casino</strong></li>');
	});

	test('stays a draft and opens when somebody has looked, in the name of who opened it', async () => {
		const id = await written(vermin);
		expect(await openPoll(carlos, id)).toEqual({ waits: true });
		for (const reader of [visitor, aino])
			await expect(showPoll(reader, id)).rejects.toThrow(NotFound);
		expect((await showPoll(cecilia, id)).waits).toMatchObject({ wish: 'open' });
		for (const reader of [cecilia, carlos]) {
			const { findings, isMine, item } = await readWaiting(reader, id);
			expect({ findings, isMine }).toEqual({
				findings: [{ cause: 'watch_word', detail: 'vermin' }],
				isMine: true
			});
			expect(item.html).toContain('<strong>vermin</strong>');
		}
		await expect(readWaiting(aino, id)).rejects.toThrow(NotFound);
		expect((await readWaiting(fatima, id)).isMine).toBe(false);
		await settle(id);
		expect(await stateOf(id, visitor)).toBe('open');
		const rules = await database.db
			.selectFrom('poll_rules')
			.where('poll_id', '=', id)
			.select('opened_by')
			.executeTakeFirstOrThrow();
		expect(rules.opened_by).toBe(idOf(carlos));
		expect(await mails(id)).toEqual([accountOf(cecilia), accountOf(carlos)].sort());
	});

	test('is looked at by who works for the city and opens it', async () => {
		const id = await written(vermin);
		expect(await openPoll(fatima, id)).toEqual({ waits: false });
	});

	test('is announced when somebody has looked, at the moment that a person chose', async () => {
		const id = await written(vermin);
		await opensAt(id, 2);
		expect(await schedulePoll(cecilia, id)).toEqual({ waits: true });
		await settle(id);
		expect(await stateOf(id, visitor)).toBe('scheduled');
	});

	test('whose moment passes while it waits stays a draft, and does not wait a second time', async () => {
		const id = await written(vermin);
		await opensAt(id, 2);
		await schedulePoll(cecilia, id);
		await opensAt(id, -1);
		await keepMoments(database.db);
		expect(await stateOf(id)).toBe('draft');
		await settle(id);
		expect(await stateOf(id)).toBe('draft');
		expect((await showPoll(cecilia, id)).waits).toBeNull();
		expect(await mails(id)).toEqual([accountOf(cecilia)]);
		const letter = (await lettersSent(database.db)).find(
			({ subject }) => subject === m.mail_hold_ready_subject()
		);
		expect(letter?.text).toContain(`/polls/${id}`);
		await opensAt(id, 3);
		expect(await schedulePoll(cecilia, id)).toEqual({ waits: false });
		await unschedulePoll(cecilia, id);
		await rewrite(id, 'Keep all the vermin out.');
		expect(await schedulePoll(cecilia, id)).toEqual({ waits: true });
	});

	test('is decided on as it is now', async () => {
		const id = await written(vermin);
		await openPoll(cecilia, id);
		const about = await caseAbout(fatima, id);
		const { case: seen } = await readCase(fatima, about);
		await rewrite(id, 'Kill the vermin.');
		const decided = decideCase(fatima, about, aDecision({ step: 'none', version: seen.version }));
		await expect(decided).rejects.toThrow('case_changed');
		expect((await readCase(fatima, about)).item.html).toContain('Kill the vermin.');
	});

	test('opens at once with other words, and is not thrown away', async () => {
		const id = await written(vermin);
		await openPoll(cecilia, id);
		await expect(discardPoll(cecilia, id)).rejects.toThrow('draft_has_case');
		await rewrite(id, 'Keep them out, please.');
		expect(await openPoll(cecilia, id)).toEqual({ waits: false });
		expect(await stateOf(id, visitor)).toBe('open');
		await settle(id); // the case goes on, and closing it changes nothing
		expect(await stateOf(id, visitor)).toBe('open');
	});

	test('is taken back by any of those who prepare it', async () => {
		const id = await written(vermin);
		await openPoll(cecilia, id);
		await expect(takeBackWaiting(aino, id)).rejects.toThrow(NotFound);
		expect(await takeBackWaiting(carlos, id)).toEqual({ page: `polls/${id}` });
		expect(await showPoll(cecilia, id)).toMatchObject({ state: 'draft', waits: null });
		await expect(settle(id)).rejects.toThrow('case_decided');
		expect(await openPoll(cecilia, id)).toEqual({ waits: true });
	});

	test('and is hidden opens when that is taken back', async () => {
		const id = await written(vermin);
		await openPoll(cecilia, id);
		const puid = await settle(id, 'hide');
		for (const reader of [visitor, cecilia, fatima])
			await expect(showPoll(reader, id)).rejects.toThrow(NotFound);
		await appealAsAuthor(cecilia, puid, 'It is about mice.');
		const { decision } = await readStatement(cecilia, puid);
		const verdict = { outcome: 'reversed', reasons: 'It is about mice.' } as const;
		await decideAppeal(greta, decision.appealId ?? 0, verdict);
		expect(await stateOf(id, visitor)).toBe('open');
	});

	test('either opens or is taken back, when both happen at once', async () => {
		const id = await written(vermin);
		await openPoll(cecilia, id);
		const done = await Promise.allSettled([
			settle(id),
			takeBackWaiting(cecilia, id),
			rewrite(id, 'Vermin, all of them.')
		]);
		const [settled, taken] = done.map(({ status }) => status === 'fulfilled');
		expect(settled && taken).toBe(false);
		expect(await stateOf(id)).toBe(settled ? 'open' : 'draft');
	});

	test('and waits cannot be shown, whoever asks the database', async () => {
		const id = await written(vermin);
		await openPoll(cecilia, id);
		const shown = database.db
			.updateTable('content')
			.set({ published_at: new Date() })
			.where('id', '=', id)
			.execute();
		await expect(shown).rejects.toThrow('content_held_is_not_shown');
	});
});

test('a group that has everything looked at first has its polls looked at, also its coordinators', async () => {
	await lookFirst(fatima, group, { until: '2026-11-30', because: 'Insults went to and fro.' });
	const id = await written();
	expect(await openPoll(cecilia, id)).toEqual({ waits: true });
	await lookNoLonger(fatima, group);
	const { findings } = await readWaiting(cecilia, id);
	expect(findings).toEqual([{ cause: 'group_asks', detail: '' }]);
	await settle(id);
	expect(await stateOf(id, visitor)).toBe('open');
});

test('what is decided because of a poll is looked through, and never waits', async () => {
	const id = await written();
	await openPoll(cecilia, id);
	await passTime(cecilia, id);
	await keepMoments(database.db);
	const outcome = { language: 'en', reviewOn: '', version: 0 };
	const foolish = { ...outcome, statement: 'Only a fool takes the hill path.' };
	await expect(stateOutcome(cecilia, id, foolish)).rejects.toThrow('kind_words');
	await stateOutcome(cecilia, id, {
		...outcome,
		statement: 'Against vermin the city does nothing.'
	});
	expect((await showPoll(visitor, id)).outcome?.statement).toContain('vermin');
	const { findings, item } = await readCase(fatima, await caseAbout(fatima, id));
	expect(findings).toEqual([{ cause: 'watch_word', detail: 'vermin' }]);
	expect(item.html).toContain('Against vermin');
});
