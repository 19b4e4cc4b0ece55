import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { locales } from '#lib/domain/locale.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { steps } from '#lib/domain/moderation/ladder.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { aboutWriter } from '#lib/server/queries/moderation/screening.ts';
import { readCommentVersions, removeComment } from '#lib/server/services/comments/changing.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readInPublic } from '#lib/server/services/moderation/in-public.ts';
import { publishStatements } from '#lib/server/services/moderation/publishing.ts';
import { openNoticeForm } from '#lib/server/services/moderation/noticing.ts';
import { readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import { readStatement, readStone } from '#lib/server/services/moderation/statements.ts';
import { placeVersion } from '#lib/server/services/moderation/versions.ts';
import { readHistory } from '#lib/server/services/proposals/history.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { aCity, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { lettersSent } from '../support/letters.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aProposal, idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';
import { contentOf, hideVersion, rephrase, reword } from '../support/versions.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let group: number, proposal: number, comment: number;
let aino: Context, bertil: Context, visitor: Context, fatima: Context, greta: Context;

const rude = 'All who drive are fools, and that is that.';
const words = (n: number) => ({ title: `A bench at each stop, version ${n}`, body: `Text ${n}.` });

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
	city = await aCity(db);
	group = await aGroup(db, city, { name: 'Bench makers' });
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await resident(db, city, 'Bertil');
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	proposal = await aProposal(aino, group, words(1));
	await reword(aino, proposal, { ...words(2), summary: 'Fools!', body: rude });
	await reword(aino, proposal, words(3));
	await reword(aino, proposal, words(4));
	const thread = await aThread(aino, group, 'Where do we sit?');
	comment = await say(bertil, thread, rude);
	await rephrase(bertil, comment, 'Not everybody who drives is kind.');
	await lettersSent(db);
});

const second = () => ({ of: proposal, version: 2 });
const first = () => ({ of: comment, version: 1 });
const hide = (target: { of: number; version: number }) =>
	hideVersion({ reporter: greta, facilitator: fatima }, target);

async function restore(author: Context, puid: string): Promise<void> {
	await appealAsAuthor(author, puid, 'Please read it again.');
	const { decision } = await readStatement(author, puid);
	const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
	await decideAppeal(greta, decision.appealId ?? 0, verdict);
}

/** All that the pages of the versions show. */
async function shown(reader = visitor): Promise<unknown[]> {
	const { versions } = await readHistory(reader, proposal);
	const each = versions.map(({ version }) => readHistory(reader, proposal, version));
	return [...(await Promise.all(each)), (await readCommentVersions(reader, comment)).versions];
}

describe('a report of a former version', () => {
	test('makes a case about that version, with its words, its writer and its day', async () => {
		await report(visitor, second(), { name: 'Nina', email: 'nina@koti.example' });
		const { cases } = await readQueue(fatima, null);
		expect(cases).toMatchObject([{ kind: 'version', excerpt: words(2).title }]);
		const { item, case: found } = await readCase(fatima, cases[0]?.id ?? 0);
		expect(item).toMatchObject({
			...{ kind: 'version', ofKind: 'proposal', ofId: proposal, ofVersion: 2, language: 'en' },
			...{ title: words(2).title, summary: 'Fools!', html: `<p>${rude}</p>` },
			...{ authorId: idOf(aino), authorName: 'Aino', groupId: group, removedAt: null }
		});
		expect(item.publishedAt).toEqual(aino.now);
		expect(found.contentId).not.toBe(proposal);
	});

	test('of a comment says what the comment stands in', async () => {
		await report(greta, first());
		const { item } = await readCase(
			fatima,
			await caseAbout(fatima, await contentOf(fatima, first()))
		);
		expect(item).toMatchObject({
			...{ kind: 'version', ofKind: 'comment', ofId: comment, ofVersion: 1, summary: '' },
			...{ title: 'Where do we sit?', html: `<p>${rude}</p>`, authorId: idOf(bertil) }
		});
		expect((await readQueue(fatima, null)).cases).toMatchObject([{ excerpt: rude }]);
	});

	test('of two at one moment makes one content and one case', async () => {
		const people = await Promise.all([1, 2, 3, 4].map((n) => resident(db, city, `Person ${n}`)));
		await Promise.all(people.flatMap((one) => [report(one, second()), report(one, first())]));
		const { cases } = await readQueue(fatima, null);
		expect(cases).toMatchObject([{ notices: 4 }, { notices: 4 }]);
		const made = await db
			.selectFrom('content')
			.where('city_id', '=', city.id)
			.where('kind', '=', 'version')
			.select('id')
			.execute();
		expect(made).toHaveLength(2);
	});

	test('is not given of the version that stands, nor of one that never was', async () => {
		for (const target of [
			{ of: proposal, version: 4 },
			{ of: comment, version: 2 }
		]) {
			await expect(report(greta, target)).rejects.toThrow('version_stands');
			await expect(openNoticeForm(visitor, target)).rejects.toThrow(Conflict);
			const never = { ...target, version: 9 };
			await expect(report(greta, never)).rejects.toThrow(NotFound);
		}
		await expect(report(greta, { of: group, version: 1 })).rejects.toThrow(NotFound);
		const far = { of: proposal, version: 999_999_999_999_999 };
		await expect(report(greta, far)).rejects.toThrow(NotFound);
	});

	test('of a text among members is given by who can read it, and by nobody else', async () => {
		await db
			.updateTable('partner_group')
			.set({ visibility: 'members' })
			.where('id', '=', group)
			.execute();
		for (const target of [second(), first()]) {
			await expect(openNoticeForm(visitor, target)).rejects.toThrow(NotFound);
			await expect(report(bertil, target)).rejects.toThrow(NotFound);
			await report(aino, target);
			const { content } = await hide(target);
			await expect(readStone(visitor, content)).rejects.toThrow(NotFound);
			await expect(placeVersion(visitor, content)).rejects.toThrow(NotFound);
			expect(await placeVersion(aino, content)).toMatchObject({ ofId: target.of });
		}
		const letters = (await lettersSent(db)).filter(({ to }) => to.startsWith('bertil.'));
		expect(letters.map(({ text }) => text).join()).not.toMatch(/Where it stands|Its place/);
	});

	test('changes nothing that anybody sees', async () => {
		const before = await shown();
		await report(greta, second());
		await report(greta, first());
		expect(await shown()).toEqual(before);
	});

	test('can be decided by nothing but the steps that a version bears', async () => {
		await report(greta, second());
		const id = await caseAbout(fatima, await contentOf(fatima, second()));
		for (const step of ['move', 'ask', 'label', 'collapse', 'close'] as const) {
			expect(steps).toContain(step);
			const asked = decideCase(fatima, id, aDecision({ step, label: 'Context.' }));
			await expect(asked).rejects.toThrow('step_not_here');
		}
	});
});

describe('content that is a version', () => {
	test('cannot be followed or reported by its own number, and counts as nothing that somebody published', async () => {
		const published = async () => {
			const writer = { cityId: city.id, residentId: idOf(bertil), groupId: null };
			return (await aboutWriter(db, writer, bertil.now)).account.published;
		};
		expect(await published()).toBe(1);
		await report(greta, first());
		const content = await contentOf(fatima, first());
		expect(await published()).toBe(1);
		await expect(followSubject(greta, { kind: 'content', id: content })).rejects.toThrow(NotFound);
		await expect(report(greta, content)).rejects.toThrow(NotFound);
	});

	test('leads to its place while its text can be read', async () => {
		const { content } = await hide(second());
		expect(await placeVersion(visitor, content)).toEqual({
			...{ ofKind: 'proposal', ofId: proposal, version: 2 }
		});
		await report(greta, proposal);
		await decideCase(fatima, await caseAbout(fatima, proposal), aDecision());
		await expect(placeVersion(visitor, content)).rejects.toThrow(NotFound);
	});
});

describe('a hidden version', () => {
	test('is a stone among the versions, for everybody', async () => {
		const [former, said] = [await hide(second()), await hide(first())];
		for (const reader of [visitor, aino, bertil, fatima]) {
			expect(JSON.stringify(await shown(reader))).not.toMatch(/fools/i);
			const { shown: one } = await readHistory(reader, proposal, 2);
			const stone = { id: former.content, rule: 'respect' };
			expect(one).toMatchObject({ hidden: stone, title: '', summary: '', body: '' });
			const { versions } = await readCommentVersions(reader, comment);
			expect(versions[1]).toMatchObject({ html: '', hidden: { id: said.content } });
		}
		expect(await readStone(visitor, former.content)).toMatchObject({
			...{ kind: 'version', rule: 'respect', isMine: false, caseId: null }
		});
	});

	test('is compared with no other, neither the one before nor the one after it', async () => {
		await hide(second());
		const { shown: hidden } = await readHistory(visitor, proposal, 2);
		expect(hidden.changes).toBeUndefined();
		const { shown: after } = await readHistory(visitor, proposal, 3);
		expect(after).toMatchObject({ isAfterHidden: true, changes: undefined, body: 'Text 3.' });
		const { shown: later } = await readHistory(visitor, proposal, 4);
		expect(later).toMatchObject({ isAfterHidden: false, changes: { body: expect.any(Array) } });
	});

	test('takes nothing else of its text along', async () => {
		await hide(second());
		await hide(first());
		expect(await showProposal(visitor, proposal)).toMatchObject({ title: words(4).title });
		const { comment: now } = await readCommentVersions(visitor, comment);
		expect(now.html).toContain('Not everybody');
	});

	test('is read by its author with the reasons, and by facilitators', async () => {
		const { puid, content } = await hide(second());
		const { decision, item, canAppeal } = await readStatement(aino, puid);
		expect(decision).toMatchObject({ step: 'hide', visibility: 'CONTENT_DISABLED' });
		expect(item).toMatchObject({ html: `<p>${rude}</p>`, summary: 'Fools!' });
		expect(canAppeal).toBe(true);
		await expect(readStatement(bertil, puid)).rejects.toThrow(NotFound);
		expect(await readStone(aino, content)).toMatchObject({ isMine: true });
		const { item: inCase } = await readCase(fatima, await caseAbout(fatima, content));
		expect(inCase.html).toContain('fools');
	});

	test('is not reported again', async () => {
		await hide(second());
		await expect(report(greta, second())).rejects.toThrow(NotFound);
		await expect(openNoticeForm(visitor, second())).rejects.toThrow(NotFound);
	});

	test('comes back exactly when that is taken back', async () => {
		const before = await shown();
		const [former, said] = [await hide(second()), await hide(first())];
		expect(await shown()).not.toEqual(before);
		await restore(aino, former.puid);
		await restore(bertil, said.puid);
		expect(await shown()).toEqual(before);
	});

	test('is forgotten with its comment when the author deletes that', async () => {
		const { puid, content } = await hide(first());
		await rephrase(bertil, comment, 'Kind people drive as well.', 2);
		await removeComment(bertil, comment);
		const left = await db.selectFrom('comment_version').selectAll().execute();
		expect(left.filter(({ comment_id }) => comment_id === comment)).toMatchObject([
			{ version: 1, body: '', body_html: '' }
		]);
		const { item } = await readStatement(bertil, puid);
		expect(item).toMatchObject({ html: '', removedAt: expect.any(Date) });
		await restore(bertil, puid);
		const { case: found } = await readCase(fatima, await caseAbout(fatima, content));
		expect(found.state).toBe('reversed');
	});

	test('is in the public log and the statements by its kind, without a word of it', async () => {
		const { puid } = await hide(second());
		const { log, figures } = await readInPublic(visitor);
		expect(log).toMatchObject([{ kind: 'version', step: 'hide', ground: 'respect' }]);
		expect(figures[0]).toMatchObject({ restrictions: 1, cases: 1 });
		const published = await Array.fromAsync(publishStatements(visitor));
		expect(published.map(({ statement }) => statement)).toMatchObject([
			{ puid, content_type: ['CONTENT_TYPE_TEXT'], content_language: 'EN' }
		]);
		expect(JSON.stringify([log, published])).not.toContain(rude);
	});
});

describe('a mail about a version', () => {
	test.each(locales)('says in %s what it is, of which text, and where that is', async (locale) => {
		const linnea = await asResident(db, city, await aPerson(db, 'Linnea', locale));
		const author = await seated(linnea, group);
		const own = await aProposal(author, group, { ...words(1), body: rude });
		await reword(author, own, { ...words(2), title: 'A bench where the bus stops' });
		const { content } = await hide({ of: own, version: 1 });
		const mail = (await lettersSent(db)).find(({ to }) => to.startsWith('linnea.'));
		expect(mail?.text).toContain(
			`${m.mail_about_what({}, { locale })}: ${m.kind_version({}, { locale })}`
		);
		expect(mail?.text).toContain(
			`${m.mail_about_where({}, { locale })}: A bench where the bus stops`
		);
		expect(mail?.text).toContain(`/${city.slug}/versions/${content}`);
		expect(mail?.text).not.toContain(rude);
	});
});
