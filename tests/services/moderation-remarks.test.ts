import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, NotFound } from '#lib/domain/errors.ts';
import { locales } from '#lib/domain/locale.ts';
import type { WatchWord } from '#lib/domain/moderation/watch-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { replaceWatchWords } from '#lib/server/queries/moderation/screening.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readInPublic } from '#lib/server/services/moderation/in-public.ts';
import { lookFirst } from '#lib/server/services/moderation/looking-first.ts';
import { openNoticeForm } from '#lib/server/services/moderation/noticing.ts';
import { confirmDecision, proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { publishStatements } from '#lib/server/services/moderation/publishing.ts';
import { readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import { placeRemark } from '#lib/server/services/moderation/remarks.ts';
import { readStatement, readStone } from '#lib/server/services/moderation/statements.ts';
import { readWaiting } from '#lib/server/services/moderation/waiting.ts';
import { publishedBundle } from '#lib/server/services/polls/publishing.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { aCity, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { lettersSent } from '../support/letters.ts';
import { aDecision, caseAbout, caseOfNotice, report } from '../support/moderation.ts';
import { idOf } from '../support/proposal.ts';
import {
	closedWithWords,
	closeNow,
	contentOfRemark,
	hideRemark,
	nameIn,
	reasonIn,
	saidInPoll
} from '../support/remarks.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let group: number;
let people: Context[];
let visitor: Context, fatima: Context, greta: Context;

const rude = 'All who walk there are fools.';
const kind = 'Otters live there.';

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
	// Polls close by the clock of the database.
	const now = new Date(Date.now() + 60_000);
	city = await aCity(db);
	group = await aGroup(db, city, { name: 'Path makers' });
	people = [];
	for (const name of ['Aino', 'Bertil', 'Cem', 'Dana'])
		people.push(await seated(await resident(db, city, name, { now }), group));
	visitor = asVisitor(db, city, now);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator', now });
	greta = await resident(db, city, 'Greta', { role: 'facilitator', now });
});

const said = () => [
	{ voter: people[0] as Context, reason: rude, name: 'Fool path' },
	{ voter: people[1] as Context, reason: kind, name: 'fool  PATH' },
	{ voter: people[2] as Context, reason: 'all who walk there are fools.' },
	{ voter: people[3] as Context, name: 'Otter path' }
];
const aPollWithWords = (wishes = {}) => closedWithWords(fatima, group, said(), wishes);
const hide = (target: { poll: number; hash: string }) =>
	hideRemark({ reporter: greta, facilitator: fatima }, target);

/** What a result says that voters wrote. */
async function shown(poll: number, reader = visitor) {
	const { reasons, written } = await showPoll(reader, poll);
	return { reasons: reasons?.q1, written: written?.q1 };
}

/** Another facilitator takes a decision back, once its author has asked for that. */
async function restore(author: Context, puid: string, by = greta): Promise<void> {
	await appealAsAuthor(author, puid, 'Please read it again.');
	const { decision } = await readStatement(author, puid);
	const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
	await decideAppeal(by, decision.appealId ?? 0, verdict);
}

/** Two persons take passages out of what a case is about. */
async function blank(id: number, passages: string): Promise<void> {
	const facts = 'It names a private person.';
	const blanking = { step: 'blank', ground: 'privacy', facts, passages } as const;
	await proposeDecision(fatima, id, aDecision(blanking));
	await confirmDecision(greta, id, 2);
}

/** Two persons hide a whole account. @returns the number of the decision */
async function hideWhole(person: Context): Promise<string> {
	const { notice } = await report(greta, { person: idOf(person) });
	const id = await caseOfNotice(fatima, notice);
	await proposeDecision(fatima, id, aDecision({ step: 'hide-account' }));
	return confirmDecision(greta, id, 2);
}

async function watch(word: string, effect: 'flag' | 'hold' | 'nudge'): Promise<void> {
	const list = { cityId: city.id, language: null, effect };
	const words: WatchWord[] = [{ word, language: null, whole: 'word', effect }];
	await replaceWatchWords(db, list, words);
}

describe('a report of what voters wrote', () => {
	test('makes a case about those words, in their poll, of nobody where the vote is secret', async () => {
		const poll = await aPollWithWords();
		await report(visitor, reasonIn(poll, rude), { name: 'Nina', email: 'nina@koti.example' });
		const { cases } = await readQueue(fatima, null);
		expect(cases).toMatchObject([{ kind: 'remark', excerpt: expect.stringMatching(/fools\.$/i) }]);
		const { item } = await readCase(fatima, cases[0]?.id ?? 0);
		expect(item).toMatchObject({
			...{ kind: 'remark', remarkPart: 'reason', title: 'Which path along the river?' },
			...{ groupId: group, authorId: null, authorName: null, language: 'en' }
		});
		expect(item.html).toMatch(/^<p>all who walk there are fools\.<\/p>$/i);
	});

	test('of a name is about all its spellings', async () => {
		const poll = await aPollWithWords();
		await report(visitor, nameIn(poll, 'FOOL path'), { name: 'Nina', email: 'nina@koti.example' });
		await hide(nameIn(poll, 'fool path'));
		expect((await readQueue(fatima, null)).cases).toEqual([]);
		expect((await shown(poll)).written).toMatchObject([
			{ times: 2, unread: { by: 'decision', rule: 'respect' } },
			{ name: 'Otter path', times: 1 }
		]);
	});

	test('of several at one moment makes one content and one case', async () => {
		const poll = await aPollWithWords();
		await Promise.all(people.map((one) => report(one, reasonIn(poll, kind))));
		expect((await readQueue(fatima, null)).cases).toMatchObject([{ notices: 4 }]);
		const rows = await db.selectFrom('remark').where('poll_id', '=', poll).select('id').execute();
		expect(rows).toHaveLength(1);
	});

	test('is given by who sees the result, and of nothing that is not there', async () => {
		const poll = await closedWithWords(fatima, group, said(), { results: 'when-published' });
		await expect(openNoticeForm(visitor, reasonIn(poll, rude))).rejects.toThrow(NotFound);
		await expect(report(people[0] as Context, reasonIn(poll, rude))).rejects.toThrow(NotFound);
		const open = await saidInPoll(fatima, group, said());
		await expect(report(greta, reasonIn(open, rude))).rejects.toThrow(NotFound);
		const other = await aPollWithWords();
		await expect(report(greta, reasonIn(other, 'Nobody said this.'))).rejects.toThrow(NotFound);
		await expect(report(greta, nameIn(other, rude))).rejects.toThrow(NotFound);
	});

	test('changes nothing that anybody sees', async () => {
		const poll = await aPollWithWords();
		const before = await shown(poll);
		await report(greta, reasonIn(poll, rude));
		expect(await shown(poll)).toEqual(before);
	});

	test('is decided by what such words bear', async () => {
		const poll = await aPollWithWords();
		await report(greta, reasonIn(poll, rude));
		const id = await caseAbout(fatima, await contentOfRemark(fatima, reasonIn(poll, rude)));
		for (const step of ['move', 'ask', 'label', 'collapse', 'close', 'pause'] as const) {
			const asked = decideCase(fatima, id, aDecision({ step, label: 'Context.', pause: 1 }));
			await expect(asked, step).rejects.toThrow('step_not_here');
		}
		const content = await contentOfRemark(fatima, reasonIn(poll, rude));
		await expect(report(greta, content)).rejects.toThrow(NotFound);
		await expect(followSubject(greta, { kind: 'content', id: content })).rejects.toThrow(NotFound);
	});
});

describe('hidden words', () => {
	test('are a stone that counts, wherever somebody wrote the same, and the result stays', async () => {
		const poll = await aPollWithWords();
		const { result, bundle } = await showPoll(visitor, poll);
		const texts = await Array.fromAsync(await publishedBundle(visitor, poll));
		const { content } = await hide(reasonIn(poll, rude));
		for (const reader of [visitor, ...people, fatima]) {
			const { reasons } = await shown(poll, reader);
			expect(reasons?.said.map(({ text }) => text)).toEqual([kind]);
			expect(reasons?.unread).toMatchObject([
				{ by: 'decision', id: content, rule: 'respect', times: 2 }
			]);
		}
		expect(await showPoll(visitor, poll)).toMatchObject({ result, bundle });
		expect(await Array.fromAsync(await publishedBundle(visitor, poll))).toEqual(texts);
		expect(await readStone(visitor, content)).toMatchObject({ kind: 'remark', isMine: false });
		expect(await placeRemark(visitor, content)).toBe(poll);
	});

	test('are not reported again, and are read by facilitators where it was decided', async () => {
		const poll = await aPollWithWords();
		const { content, puid } = await hide(reasonIn(poll, rude));
		await expect(report(greta, reasonIn(poll, rude))).rejects.toThrow(NotFound);
		await expect(readStatement(people[0] as Context, puid)).rejects.toThrow(NotFound);
		const { item } = await readCase(fatima, await caseAbout(fatima, content));
		expect(item.html).toContain('fools');
	});

	test('of a secret vote come back when who moderates asks in the name of whoever wrote them', async () => {
		const poll = await aPollWithWords();
		const before = await shown(poll);
		const { puid } = await hide(reasonIn(poll, rude));
		const asked = appealAsAuthor(people[0] as Context, puid, 'These are my words.');
		await expect(asked).rejects.toThrow(NotFound);
		expect((await readStatement(fatima, puid)).canAppeal).toBe(true);
		await appealAsAuthor(greta, puid, 'Somebody wrote to us: it is a quotation.');
		expect((await readStatement(fatima, puid)).canAppeal).toBe(false);
		const { decision } = await readStatement(greta, puid);
		const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
		for (const one of [fatima, greta])
			await expect(decideAppeal(one, decision.appealId ?? 0, verdict)).rejects.toThrow(Forbidden);
		const third = await resident(db, city, 'Hanna', { role: 'facilitator', now: fatima.now });
		await decideAppeal(third, decision.appealId ?? 0, verdict);
		expect(await shown(poll)).toEqual(before);
	});

	test('of an open vote are appealed against by their author alone', async () => {
		const poll = await aPollWithWords({ secrecy: 'open' });
		const { puid } = await hide(nameIn(poll, 'Otter path'));
		expect((await readStatement(greta, puid)).canAppeal).toBe(false);
		await expect(appealAsAuthor(greta, puid, 'Please.')).rejects.toThrow(NotFound);
	});

	test('of an open vote have an author, who is told why and gets them back by an appeal', async () => {
		const poll = await aPollWithWords({ secrecy: 'open' });
		const before = await shown(poll);
		const dana = people[3] as Context;
		const { puid } = await hide(nameIn(poll, 'Otter path'));
		const { decision, canAppeal } = await readStatement(dana, puid);
		expect([decision.authorId, canAppeal]).toEqual([idOf(dana), true]);
		const letters = (await lettersSent(db)).filter(({ to }) => to.startsWith('dana.'));
		expect(letters.map(({ text }) => text).join()).toContain(`/statements/${puid}`);
		await restore(dana, puid);
		expect(await shown(poll)).toEqual(before);
	});

	test('of an open vote that several wrote have none', async () => {
		const poll = await aPollWithWords({ secrecy: 'open' });
		const { puid } = await hide(reasonIn(poll, rude));
		for (const person of people)
			await expect(readStatement(person, puid)).rejects.toThrow(NotFound);
	});

	test('of one whose whole account is hidden are out of sight with it, and come back with it', async () => {
		const poll = await aPollWithWords({ secrecy: 'open' });
		await report(greta, nameIn(poll, 'Otter path'));
		const before = await shown(poll);
		const bertil = people[1] as Context;
		const dana = people[3] as Context;
		const puids: string[] = [];
		for (const person of [bertil, dana]) puids.push(await hideWhole(person));
		const { reasons, written } = await shown(poll);
		expect(reasons?.unread).toEqual([{ by: 'account', times: 1 }]);
		expect(JSON.stringify(reasons)).not.toContain('Otters');
		expect(written).toMatchObject([
			{ name: 'Fool path', times: 1 },
			{ times: 2, unread: { by: 'account' } }
		]);
		await expect(report(greta, reasonIn(poll, kind))).rejects.toThrow(NotFound);
		const third = await resident(db, city, 'Hanna', { role: 'facilitator', now: fatima.now });
		for (const [place, person] of [bertil, dana].entries())
			await restore(person, puids[place] ?? '', third);
		expect(await shown(poll)).toEqual(before);
	});

	test('are in the public log and the statements by their kind, without a word of them', async () => {
		const poll = await aPollWithWords();
		const { puid } = await hide(reasonIn(poll, rude));
		const { log } = await readInPublic(visitor);
		expect(log).toMatchObject([{ kind: 'remark', step: 'hide', ground: 'respect' }]);
		const published = await Array.fromAsync(publishStatements(visitor));
		expect(published.map(({ statement }) => statement)).toMatchObject([{ puid }]);
		expect(JSON.stringify([log, published])).not.toContain(rude);
	});
});

describe('unlawful personal data in what voters wrote', () => {
	const data = 'Xaverius Quint is ill.';
	test('is gone beside every ballot, also of those that wait, and the count stays', async () => {
		await watch('waits', 'hold');
		const [one, other, third] = people as [Context, Context, Context];
		const poll = await closedWithWords(fatima, group, [
			{ voter: one, reason: `Ask him: ${data}` },
			{ voter: other, reason: `ask him:  ${data}` },
			{ voter: third, reason: `${data} He waits.` }
		]);
		const { result } = await showPoll(visitor, poll);
		await report(greta, reasonIn(poll, `Ask him: ${data}`));
		for (const text of [`Ask him: ${data}`, `${data} He waits.`]) {
			const content = await contentOfRemark(fatima, reasonIn(poll, text));
			await blank(await caseAbout(fatima, content), 'Xaverius Quint');
		}
		const tables = await Promise.all(
			(['ballot', 'remark'] as const).map((table) => db.selectFrom(table).selectAll().execute())
		);
		expect(JSON.stringify(tables)).not.toMatch(/quint/i);
		const { reasons } = await shown(poll);
		expect(reasons).toMatchObject({ said: { length: 3 }, unread: [] });
		expect((await showPoll(visitor, poll)).result).toEqual(result);
	});

	test('leaves the same words twice without a fault, and each can be reported', async () => {
		const [one, other] = people as [Context, Context];
		const poll = await closedWithWords(fatima, group, [
			{ voter: one, reason: 'Ask Xaverius Quint.' },
			{ voter: other, reason: 'Ask Ulrika Storm.' }
		]);
		for (const name of ['Xaverius Quint', 'Ulrika Storm']) {
			const target = reasonIn(poll, `Ask ${name}.`);
			await report(greta, target);
			await blank(await caseAbout(fatima, await contentOfRemark(fatima, target)), name);
		}
		const left = (await shown(poll)).reasons?.said ?? [];
		expect(new Set(left.map(({ hash }) => hash)).size).toBe(1);
		await report(people[2] as Context, { poll, hash: left[0]?.hash ?? '' });
	});
});

describe('as a poll closes, what voters wrote is looked through', () => {
	test('and nobody is asked or kept from voting by it', async () => {
		await watch('fools', 'nudge');
		const poll = await aPollWithWords();
		expect((await shown(poll)).reasons?.said).toHaveLength(3);
		expect((await readQueue(fatima, null)).cases).toEqual([]);
	});

	test('for words that are flagged: a case, and they are read', async () => {
		await watch('fools', 'flag');
		const poll = await aPollWithWords();
		const { cases } = await readQueue(fatima, null);
		expect(cases).toMatchObject([{ kind: 'remark', notices: 0 }]);
		expect((await shown(poll)).reasons?.said).toHaveLength(3);
		const { findings } = await readCase(fatima, cases[0]?.id ?? 0);
		expect(findings).toEqual([{ cause: 'watch_word', detail: 'fools' }]);
		await report(greta, reasonIn(poll, rude));
		expect((await readQueue(fatima, null)).cases).toMatchObject([{ notices: 1 }]);
	});

	test('for words that wait: out of sight until somebody has looked at them', async () => {
		await watch('fools', 'hold');
		const poll = await aPollWithWords();
		const before = await shown(poll);
		expect(before.reasons).toMatchObject({
			said: [{ text: kind }],
			unread: [{ by: 'wait', times: 2 }]
		});
		await expect(report(greta, reasonIn(poll, rude))).rejects.toThrow(NotFound);
		const content = await contentOfRemark(fatima, reasonIn(poll, rude));
		const { item } = await readWaiting(fatima, content);
		expect(item.html).toContain('fools');
		await expect(readWaiting(people[0] as Context, content)).rejects.toThrow(NotFound);
		await decideCase(fatima, await caseAbout(fatima, content), aDecision({ step: 'none' }));
		expect((await shown(poll)).reasons).toMatchObject({ said: { length: 3 }, unread: [] });
	});

	test('and hidden when it was right to wait', async () => {
		await watch('fool', 'hold');
		const poll = await aPollWithWords();
		const content = await contentOfRemark(fatima, nameIn(poll, 'Fool path'));
		await decideCase(fatima, await caseAbout(fatima, content), aDecision());
		expect((await shown(poll)).written).toMatchObject([
			{ times: 2, unread: { by: 'decision', id: content } },
			{ name: 'Otter path' }
		]);
	});

	test('also those of a voter whose account is hidden: a secret vote does not tell whose they are', async () => {
		await watch('otters', 'flag');
		const poll = await saidInPoll(fatima, group, said());
		await hideWhole(people[1] as Context);
		await closeNow(fatima, poll);
		expect((await shown(poll)).reasons?.said).toHaveLength(3);
		const { cases } = await readQueue(fatima, null);
		expect(cases).toMatchObject([{ kind: 'remark', excerpt: kind }]);
	});

	test('all of it, in a group that has everything looked at first', async () => {
		const until = new Date(fatima.now.getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
		await lookFirst(fatima, group, { until, because: 'Much was said lately.' });
		const poll = await aPollWithWords();
		const { reasons, written } = await shown(poll);
		expect(reasons).toMatchObject({ said: [], unread: [{ by: 'wait', times: 3 }] });
		expect(written).toMatchObject([{ unread: { by: 'wait' } }, { unread: { by: 'wait' } }]);
		expect((await readQueue(fatima, null)).cases).toHaveLength(4);
	});
});

describe('a mail about what voters wrote', () => {
	test.each(locales)(
		'says in %s what it is and in which poll, and nothing of it',
		async (locale) => {
			const poll = await aPollWithWords();
			const linnea = await asResident(db, city, await aPerson(db, 'Linnea', locale), {
				now: fatima.now
			});
			await report(linnea, reasonIn(poll, rude));
			const content = await contentOfRemark(fatima, reasonIn(poll, rude));
			const mail = (await lettersSent(db)).find(({ to }) => to.startsWith('linnea.'));
			expect(mail?.text).toContain(
				`${m.mail_about_what({}, { locale })}: ${m.kind_remark({}, { locale })}`
			);
			expect(mail?.text).toContain(
				`${m.mail_about_where({}, { locale })}: Which path along the river?`
			);
			expect(mail?.text).toContain(`/${city.slug}/remarks/${content}`);
			expect(mail?.text).not.toMatch(/fools/i);
		}
	);
});
