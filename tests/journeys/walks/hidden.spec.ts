import { randomUUID } from 'node:crypto';
import { supportProposal } from '#lib/server/services/supports.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import { editGroup } from '#lib/server/services/groups.ts';
import { giveNotice } from '#lib/server/services/moderation/noticing.ts';
import { confirmDecision, proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { placeComment } from '#lib/server/services/comments/placing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../../support/city.ts';
import { accountOf, aGroup, aGroupInput, seated } from '../../support/group.ts';
import { expect, test } from '../../support/journey.ts';
import { mergedInto } from '../../support/merger.ts';
import {
	aDecision,
	aNotice,
	caseAbout,
	caseOfNotice,
	heldComment,
	report
} from '../../support/moderation.ts';
import { aProposal, idOf } from '../../support/proposal.ts';
import { aThread, say } from '../../support/thread.ts';
import { closedWithWords, hideRemark, nameIn, reasonIn } from '../../support/remarks.ts';
import { hideVersion, rephrase, reword } from '../../support/versions.ts';
import { ask, wordsOf } from '../../support/walk/ask.ts';
import { addressOf, builtRoutes } from '../../support/walk/built-routes.ts';
import type { Examples } from '../../support/walk/examples.ts';

test.describe.configure({ timeout: 300_000 });

test('what a decision hid is in no page, list, search, feed or export any more, but for its author and facilitators', async ({
	db
}) => {
	const mark = `Piilosana${randomUUID().slice(0, 8)}`;
	const { city, group, author, member, facilitator } = await aTown(db);
	const text = {
		title: `Kuunsirppi ${mark} title`,
		summary: `${mark} summary`,
		body: `${mark} body`
	};
	const proposal = await aProposal(author, group, text);
	await supportProposal(member, proposal);
	const joining = await aProposal(member, group);
	await mergedInto(joining, proposal, { facilitator, authors: [member, author] });
	const below = await say(member, proposal, `${mark} comment on it`);
	const thread = await aThread(author, group, `${mark} title of a discussion`);
	const rude = await say(author, thread, `${mark} rude`);
	const answer = await say(member, await aThread(member, group), `${mark} alone`);
	const { threadId } = await placeComment(member, below);

	const examples: Examples = {
		groups: [String(group)],
		proposals: [proposal, joining].map(String),
		threads: [threadId, proposal, thread].map(String),
		comments: [below, rude, answer].map(String),
		branch: [below, rude, answer].map(String),
		report: [proposal, below, thread, rude, answer].map(String),
		hidden: [proposal, below, thread, rude, answer].map(String)
	};
	const shownTo = (who: Context | null) => placesWith(db, { mark, city: city.slug, examples }, who);
	const before = await shownTo(null);
	for (const outlet of [
		'',
		'/proposals',
		'/proposals?q=kuunsirppi',
		'/proposals/feed.atom',
		'/proposals/export.csv',
		'/proposals/export.json',
		`/groups/${group}`,
		`/groups/${group}/feed.atom`,
		'/threads',
		`/proposals/${proposal}`,
		`/proposals/${joining}`,
		`/threads/${thread}`,
		`/threads/${thread}/feed.atom`
	])
		expect(before, outlet).toContain(outlet);

	for (const id of [proposal, thread, answer]) {
		await report(facilitator, id);
		await decideCase(facilitator, await caseAbout(facilitator, id), aDecision());
	}
	expect(await shownTo(null)).toEqual([]);
	expect(await shownTo(member)).toEqual([]);
	expect(await shownTo(author)).toEqual([]);
	// The log of acts says to staff what the acts were about.
	expect(await shownTo(facilitator)).toEqual(['/admin/activity']);
});

test('what waits to be looked at is in no page, list, search, feed or export, but where it waits and in the queue', async ({
	db
}) => {
	const mark = `Odotussana${randomUUID().slice(0, 8)}`;
	const { city, group, author, member, facilitator } = await aTown(db);
	const open = await aThread(member, group, 'Something else');
	const comment = await heldComment(author, open, `${mark} comment`);
	const title = `Kuunsirppi ${mark} heldback`;
	const thread = await aThread(author, group, title);
	const proposal = await aProposal(author, group, { title, summary: mark, body: mark });
	const held = [comment, thread, proposal].map(String);
	const examples: Examples = {
		groups: [String(group)],
		proposals: [String(proposal)],
		threads: [open, thread, proposal].map(String),
		comments: [String(comment)],
		branch: [String(comment)],
		report: held,
		hidden: held,
		waiting: held,
		queue: await Promise.all(
			[comment, thread, proposal].map(async (id) => String(await caseAbout(facilitator, id)))
		)
	};
	const shownTo = (who: Context | null) => placesWith(db, { mark, city: city.slug, examples }, who);
	expect(await shownTo(null)).toEqual([]);
	expect(await shownTo(member)).toEqual([]);
	// Their own words, where they wait; the proposal is their draft as well.
	const own = await shownTo(author);
	expect(own).toEqual(expect.arrayContaining(held.map((id) => `/waiting/${id}`)));
	const draft = `/proposals/${proposal}`;
	expect(own.filter((place) => !place.startsWith('/waiting/'))).toEqual(
		expect.arrayContaining([draft, `${draft}/edit`])
	);
	for (const place of own) expect(place).toMatch(/^\/(waiting\/|proposals)/);
	const staff = await shownTo(facilitator);
	expect(staff).toEqual(expect.arrayContaining(['/queue', ...held.map((id) => `/waiting/${id}`)]));
	for (const place of staff) expect(place).toMatch(/^\/(waiting\/|queue|admin\/activity)/);
});

test('who is hidden whole, and the page of a group that is hidden, are in no page, list, search, feed or export any more', async ({
	db
}) => {
	const mark = `Nimisana${randomUUID().slice(0, 8)}`;
	const { city, group, author, member, facilitator } = await aTown(db, `${mark} Author`);
	const second = await asResident(db, city, await aPerson(db, 'Second'), { role: 'facilitator' });
	const words = { title: `Kuunsirppi ${mark}`, summary: mark, body: mark };
	const proposal = await aProposal(author, group, words);
	const thread = await aThread(author, group, `${mark} title of a discussion`);
	const open = await aThread(member, group, 'Something else');
	const comment = await say(author, open, `${mark} comment`);
	const answer = await say(member, open, 'An answer', { to: comment });
	const page = { ...aGroupInput, name: `${mark} group`, purpose: `${mark} purpose of the group` };
	await editGroup(facilitator, group, page);
	const person = idOf(author);
	const texts = [proposal, thread, comment, answer].map(String);
	const examples: Examples = {
		groups: [String(group)],
		people: [String(person)],
		proposals: [String(proposal)],
		threads: [proposal, thread, open].map(String),
		comments: [comment, answer].map(String),
		branch: [comment, answer].map(String),
		report: texts,
		hidden: texts
	};
	const shownTo = (who: Context | null) => placesWith(db, { mark, city: city.slug, examples }, who);
	const before = await shownTo(null);
	for (const outlet of [
		'',
		'/groups',
		`/groups/${group}`,
		`/report/groups/${group}`,
		`/report/people/${person}`,
		'/proposals',
		'/proposals/export.csv',
		`/threads/${open}`
	])
		expect(before, outlet).toContain(outlet);

	for (const what of [{ person }, { group }]) {
		const { notice } = await giveNotice(member, what, aNotice(), 'from here');
		const id = await caseOfNotice(facilitator, notice);
		if ('group' in what) await decideCase(second, id, aDecision());
		else {
			await proposeDecision(facilitator, id, aDecision({ step: 'hide-account' }));
			await confirmDecision(second, id, 2);
		}
	}
	expect(await shownTo(null)).toEqual([]);
	expect(await shownTo(member)).toEqual([]);
	// Who may write the page anew begins from what stood there.
	for (const place of await shownTo(second))
		expect(place).toMatch(/^\/(queue|admin)\/|^\/groups\/\d+\/(edit|picture)$/);
});

test('a former version that a decision hid is in no page, comparison, feed or export, but for its author and facilitators', async ({
	db
}) => {
	const mark = `Vanhasana${randomUUID().slice(0, 8)}`;
	const { city, group, author, member, facilitator } = await aTown(db);
	const words = { title: 'A bench at every bus stop', summary: '', body: 'The text as it stands.' };
	const proposal = await aProposal(author, group, { ...words, body: 'The text as it began.' });
	await reword(author, proposal, { title: `${mark} title`, summary: mark, body: mark });
	await reword(author, proposal, words);
	const comment = await say(author, proposal, `${mark} comment`);
	await rephrase(author, comment, 'A comment as it stands.');
	const histories = [`/proposals/${proposal}/history`, `/comments/${comment}/history`];
	const besides = [1, 2, 3].map((version) => `${histories[0]}?version=${version}`);
	const examples: Examples = {
		groups: [String(group)],
		proposals: [String(proposal)],
		threads: [String(proposal)],
		comments: [String(comment)],
		branch: [String(comment)],
		report: [proposal, comment].map(String),
		versions: ['2', '1']
	};
	const shownTo = (who: Context | null) =>
		placesWith(db, { mark, city: city.slug, examples, besides }, who);
	expect([...(await shownTo(null))].sort()).toEqual(
		[
			...histories,
			...besides.slice(1),
			`/report/${proposal}/versions/2`,
			`/report/${comment}/versions/1`
		].sort()
	);
	const people = { reporter: facilitator, facilitator };
	const hidden = [
		await hideVersion(people, { of: proposal, version: 2 }),
		await hideVersion(people, { of: comment, version: 1 })
	];
	const contents = hidden.map(({ content }) => String(content));
	const cases = await Promise.all(hidden.map(({ content }) => caseAbout(facilitator, content)));
	Object.assign(examples, {
		report: [proposal, comment, ...contents].map(String),
		versions: ['2', '1', ...contents],
		hidden: contents,
		statements: hidden.map(({ puid }) => puid),
		queue: cases.map(String)
	});
	expect(await shownTo(null)).toEqual([]);
	expect(await shownTo(member)).toEqual([]);
	const statements = hidden.map(({ puid }) => `/statements/${puid}`);
	expect([...(await shownTo(author))].sort()).toEqual([...statements].sort());
	const staff = await shownTo(facilitator);
	expect(staff).toEqual(
		expect.arrayContaining([...statements, ...cases.map((id) => `/queue/${id}`)])
	);
	for (const place of staff) expect(place).toMatch(/^\/(statements|queue)\//);
});

test('what voters wrote and a decision hid is in no page, result, feed or export, but for facilitators', async ({
	db
}) => {
	const mark = `Perustesana${randomUUID().slice(0, 8)}`;
	const { city, group, author, member, facilitator } = await aTown(db);
	const poll = await closedWithWords(facilitator, group, [
		{ voter: author, reason: `${mark} why` },
		{ voter: member, reason: 'A kind word', name: `${mark} name` }
	]);
	const targets = [reasonIn(poll, `${mark} why`), nameIn(poll, `${mark} name`)];
	const examples: Examples = {
		groups: [String(group)],
		polls: [String(poll)],
		threads: [String(poll)],
		report: [String(poll)],
		results: [String(poll)],
		'[poll=id]': targets.map(({ hash }) => hash)
	};
	const shownTo = (who: Context | null) => placesWith(db, { mark, city: city.slug, examples }, who);
	const reports = targets.map(({ hash }) => `/report/results/${poll}/${hash}`);
	expect([...(await shownTo(null))].sort()).toEqual([`/polls/${poll}`, ...reports].sort());
	const hidden: { content: number; puid: string }[] = [];
	for (const target of targets)
		hidden.push(await hideRemark({ reporter: member, facilitator }, target));
	const contents = hidden.map(({ content }) => String(content));
	Object.assign(examples, {
		report: [poll, ...contents].map(String),
		remarks: contents,
		hidden: contents,
		waiting: contents,
		statements: hidden.map(({ puid }) => puid),
		queue: await Promise.all(contents.map((id) => caseAbout(facilitator, Number(id))))
	});
	for (const who of [null, member, author]) expect(await shownTo(who)).toEqual([]);
	const staff = await shownTo(facilitator);
	expect(staff).toEqual(expect.arrayContaining(hidden.map(({ puid }) => `/statements/${puid}`)));
	for (const place of staff) expect(place).toMatch(/^\/(statements|queue)\//);
});

/** A group in which one writes, another reads, and a third decides. */
async function aTown(db: Db, name = 'Author') {
	const city = await aCity(db, { slug: `piilo-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const person = async (called: string, role: 'resident' | 'facilitator' = 'resident') =>
		asResident(db, city, await aPerson(db, called), { role, now });
	return {
		city,
		group,
		author: await seated(await person(name), group),
		member: await seated(await person('Member'), group),
		facilitator: await person('Facilitator', 'facilitator')
	};
}

interface Walked {
	mark: string;
	city: string;
	examples: Examples;
	/** Addresses that no route alone leads to. */
	besides?: string[];
}

/** Where the mark stands, in all that this person can read. */
async function placesWith(
	db: Db,
	{ mark, city, examples, besides = [] }: Walked,
	who: Context | null
): Promise<string[]> {
	const cookie = who && (await openSession(db, accountOf(who).accountId, 'Chromium'));
	const found: string[] = [];
	const known = besides.map((place) => `/${city}${place}`);
	for (const address of new Set([...(await addresses(city, examples)), ...known])) {
		const said = await wordsOf(
			await ask(address, { from: '10.79.0.1', cookie: cookie ? `session=${cookie.id}` : '' })
		);
		if (said.includes(mark)) found.push(address.replace(`/${city}`, ''));
	}
	return found;
}

/** Every address that can be read, with every example, and a search besides. */
async function addresses(city: string, examples: Examples): Promise<string[]> {
	const all = new Set([`/${city}/proposals?q=kuunsirppi`]);
	for (const route of await builtRoutes()) {
		if (!route.isPage && !route.methods.includes('GET')) continue;
		for (const pick of [0, 1, 2, 3, 4])
			all.add(
				addressOf(route, (folder) => {
					if (folder === 'city') return city;
					const those = examples[folder] ?? [];
					return those[pick % Math.max(1, those.length)] ?? '1';
				})
			);
	}
	return [...all];
}
