import { cityKey } from '#lib/server/city-key.ts';
import type { Context } from '#lib/server/context.ts';
import { shortCode } from '#lib/domain/poll/short-code.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { cityBySlug } from '#lib/server/queries/cities.ts';
import { createInvitationLink } from '#lib/server/services/invitations.ts';
import { placeComment } from '#lib/server/services/comments/placing.ts';
import { listFlaggers } from '#lib/server/services/moderation/trusted-flaggers.ts';
import { writeComment } from '#lib/server/services/comments/writing.ts';
import { unsubscribeToken } from '#lib/server/unsubscribe-token.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { beginBatch } from '#lib/server/services/polls/paper.ts';
import { suggestMerger } from '#lib/server/services/proposals/merging.ts';
import { again, aPerson, asResident, withoutPace } from './city.ts';
import { seated } from './group.ts';
import { aSuggestion, mergedInto } from './merger.ts';
import { caseAbout, heldPoll, moderated } from './moderation.ts';
import { aPoll, anOpenPoll, hill } from './open-poll.ts';
import { anOrder } from './orders.ts';
import { aDraft, aProposal, idOf, written } from './proposal.ts';
import { remarked } from './remarks.ts';
import { versioned } from './versions.ts';
import { idsOf, mailedLinks, together, type Examples } from './walk/examples.ts';

/** Who has a name and a part in every city of the demo. */
export type Part = 'resident' | 'facilitator' | 'admin';

/** A city of the demo, with which the site of the journeys was prepared, and what everybody may see of it. */
export interface Town {
	group: number;
	/** One in each state that there is, the oldest first. */
	proposals: number[];
	people: Record<Part, Context>;
}

export async function aTown(db: Db, slug = 'espoo'): Promise<Town> {
	const city = await cityBySlug(db, slug);
	if (!city) throw new Error(`The demo has no city ${slug}.`);
	const group = await db
		.selectFrom('partner_group')
		.where('city_id', '=', city.id)
		.where('visibility', '=', 'public')
		.orderBy('id')
		.select('id')
		.executeTakeFirstOrThrow();
	const proposals = await db
		.selectFrom('proposal')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'proposal.city_id').onRef('content.id', '=', 'proposal.id')
		)
		.where('proposal.city_id', '=', city.id)
		.where('content.group_id', '=', group.id)
		.where('content.published_at', 'is not', null)
		.distinctOn('proposal.state')
		.orderBy('proposal.state')
		.orderBy('proposal.id')
		.select('proposal.id')
		.execute();
	const visitor: Context = { db, city, now: new Date(), locale: 'en', actor: { kind: 'visitor' } };
	return {
		group: group.id,
		proposals: proposals.map(({ id }) => id).sort((one, other) => one - other),
		people: {
			resident: await inPart(visitor, 'resident'),
			facilitator: await inPart(visitor, 'facilitator'),
			admin: await inPart(visitor, 'admin')
		}
	};
}

/**
 * What the addresses of routes ask for, by the folder that it stands in, made where there is none.
 * A new route with a parameter of its own gets its example here.
 */
export async function examplesOf({ group, proposals, people }: Town): Promise<Examples> {
	const { resident, facilitator, admin } = people;
	const { db, city } = resident;
	await withoutPace(db, city.id);
	const own = [
		await aProposal(resident, group, written({ title: 'Ein Trinkwasserbrunnen am Marktplatz' })),
		await aDraft(resident, group)
	];
	own.push(...(await inMergers(people, group, own[0] ?? 0)));
	const poll = await anOpenPoll(facilitator);
	const { leaf } = await castBallot(
		resident,
		poll,
		{ by: 'account' },
		{ choices: hill, words: {} }
	);
	const { id: counted } = await db
		.selectFrom('poll')
		.where('city_id', '=', city.id)
		.where('state', '=', 'closed')
		.select((eb) => eb.fn.min('id').as('id'))
		.executeTakeFirstOrThrow();
	const fields = { body: 'Count me in.', parent: '', stance: '', language: 'en' } as const;
	const comment = await writeComment(resident, own[0] ?? 0, fields);
	const { threadId } = await placeComment(resident, comment);
	const cast = { writer: resident, reporter: facilitator, facilitator };
	const { comment: reworded, examples: former } = await versioned(
		cast,
		threadId,
		'Quite a few words'
	);
	const settled = async (name: string) =>
		asResident(db, city, await aPerson(db, name), { now: new Date() });
	const carla = await seated(await settled('Carla'), group, { role: 'coordinator' });
	const voters = [carla, await seated(await settled('Mikko'), group)] as const;
	const words = await remarked({ voters, facilitator }, group, 'Quite a few words');
	const waits = await heldPoll(carla, group, 'Which path of many?');
	const cases = [
		await moderated(cast, threadId, 'Quite a few words'),
		former,
		words.examples
	].reduce(together);
	return {
		...cases,
		waiting: [...(cases.waiting ?? []), String(waits)],
		queue: [...(cases.queue ?? []), String(await caseAbout(facilitator, waits))],
		...(await mailedLinks(db, city)),
		groups: [String(group)],
		proposals: [...proposals, ...own].map(String),
		members: await idsOf(db, 'seat', group),
		invitation: [await createInvitationLink(facilitator, group, { days: 7 })],
		polls: [poll, await aPoll(facilitator), counted, waits, words.poll].map(String),
		paper: [String(await beginBatch(facilitator, poll, { label: 'Library', size: 2 }))],
		// One that has begun, and one that begins with the first comment.
		threads: [threadId, proposals[0] ?? 0].map(String),
		branch: [String(comment)],
		// One with former versions comes first.
		comments: [reworded, comment].map(String),
		moderation: [String(new Date().getFullYear())],
		orders: [String(await anOrder(admin, { item: String(comment) }))],
		questions: ['q1'],
		options: ['o1'],
		// And nobody's: who looks a code up and finds nothing has a page too.
		receipts: [shortCode(leaf ?? ''), 'ABCD-EFGH-JKMN'],
		unsubscribe: [await stopLinkOf(resident)],
		'trusted-flaggers': await flaggersOf(people.admin),
		categories: await listed(db, 'category', city.id),
		neighbourhoods: await listed(db, 'neighbourhood', city.id)
	};
}

/** Proposals of the resident that live on in another of theirs, or may: one is merged, one waits for an answer. */
async function inMergers({ resident, facilitator }: Town['people'], group: number, into: number) {
	const merged = await aProposal(resident, group, { title: 'Wasser zum Trinken am Markt' });
	await mergedInto(merged, into, { facilitator, authors: [resident] });
	const asked = await aProposal(resident, group, { title: 'Noch ein Brunnen am Marktplatz' });
	await suggestMerger(facilitator, asked, aSuggestion(into));
	return [merged, asked];
}

async function inPart(visitor: Context, part: Part): Promise<Context> {
	const { db, city } = visitor;
	const account = await db
		.selectFrom('account')
		.where('email', '=', `${part}@${city.slug}.example`)
		.select('id as accountId')
		.executeTakeFirstOrThrow();
	return again(visitor, account);
}

/** What stands at the end of the link in somebody's mails that stops them. */
export async function stopLinkOf(person: Context): Promise<string> {
	const key = await cityKey(person.db, person.city.id);
	return unsubscribeToken(key, { cityId: person.city.id, residentId: idOf(person) });
}

async function flaggersOf(admin: Context): Promise<string[]> {
	return (await listFlaggers(admin)).map(({ id }) => String(id));
}

async function listed(db: Db, table: 'category' | 'neighbourhood', cityId: number) {
	const rows = await db.selectFrom(table).where('city_id', '=', cityId).select('id').execute();
	return rows.map(({ id }) => String(id));
}
