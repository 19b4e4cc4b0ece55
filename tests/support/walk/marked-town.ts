import { randomUUID } from 'node:crypto';
import type { CityRole } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { GroupVisibility } from '#lib/domain/group.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import { updateCity } from '#lib/server/queries/city-settings.ts';
import { insertFile } from '#lib/server/queries/files.ts';
import { createInvitationLink } from '#lib/server/services/invitations.ts';
import { beginBatch } from '#lib/server/services/polls/paper.ts';
import { suggestMerger } from '#lib/server/services/proposals/merging.ts';
import { askToJoin } from '#lib/server/services/joining.ts';
import { aCity, aPerson, asResident } from '../city.ts';
import { aFlagger } from '../flagger.ts';
import { aGroup, seated } from '../group.ts';
import { aPoll, anOpenPoll } from '../open-poll.ts';
import { aSuggestion } from '../merger.ts';
import { heldPoll, moderated } from '../moderation.ts';
import { anOrder } from '../orders.ts';
import { aDraft, anOffer, aProposal } from '../proposal.ts';
import { aThread, say } from '../thread.ts';
import { remarked } from '../remarks.ts';
import { versioned } from '../versions.ts';
import { idsOf, mailedLinks, together, type Examples } from './examples.ts';

/** A city with something of everything; a text of ours stands in every row that can hold one. */
export async function aMarkedTown(db: Db, mark: { open: string; hidden: string }) {
	const city = await aCity(db, { slug: `walk-${randomUUID().slice(0, 8)}` });
	await updateCity(db, city.id, { offersTranslation: true });
	const admin = await settled(db, city, 'admin');
	const open = await aFurnishedGroup(db, city, mark.open, 'public');
	const hidden = await aFurnishedGroup(db, city, mark.hidden, 'members');
	const free = await aGroup(db, city, { name: `${mark.open} to all`, joining: 'open' });
	return {
		city,
		admin,
		member: open.member,
		coordinator: open.coordinator,
		open: {
			...open.examples,
			...(await mailedLinks(db, city)),
			groups: [open.group, free].map(String),
			moderation: [String(new Date().getFullYear())],
			orders: [String(await anOrder(admin, { authority: `${mark.open} court` }))],
			// Who has a link to a hidden group is told which it is: so nobody walks with one of those.
			invitation: [await createInvitationLink(open.coordinator, open.group, { days: 7 })],
			'trusted-flaggers': [
				String(await aFlagger(admin, open.member, { name: `${mark.open} flagger` }))
			],
			categories: [await anOffer(admin, 'category', `${mark.open} category`)],
			neighbourhoods: [await anOffer(admin, 'neighbourhood', `${mark.open} neighbourhood`)]
		} as Examples,
		hidden: hidden.examples
	};
}

/** A new resident of the city. */
export async function settled(db: Db, city: City, role: CityRole = 'resident'): Promise<Context> {
	return asResident(db, city, await aPerson(db, `Walking ${role}`), { role, now: new Date() });
}

/** A group with people, somebody who asks to join, proposals, an invitation and a picture. */
async function aFurnishedGroup(db: Db, city: City, mark: string, visibility: GroupVisibility) {
	const group = await aGroup(db, city, { name: `${mark} group`, joining: 'request' });
	const member = await seated(await settled(db, city), group);
	const coordinator = await seated(await settled(db, city), group, { role: 'coordinator' });
	await askToJoin(await settled(db, city), group, { message: `${mark} message` });
	await createInvitationLink(coordinator, group, { days: 7 });
	const words = {
		title: `${mark} title of a proposal`,
		summary: `${mark} summary`,
		body: `${mark} body`
	};
	const proposals = [
		await aProposal(member, group, words),
		await aProposal(coordinator, group, words),
		await aDraft(member, group)
	];
	const asked = { groupId: group, title: `${mark} title of a poll`, text: `${mark} question` };
	const polls = [await anOpenPoll(coordinator, asked), await aPoll(coordinator, asked)];
	const fields = { label: `${mark} batch`, size: 2 };
	const batch = await beginBatch(coordinator, polls[0] ?? 0, fields);
	const thread = await aThread(coordinator, group, `${mark} title of a discussion`);
	const comment = await say(member, thread, `${mark} comment`, { language: 'fi' });
	const facilitator = await settled(db, city, 'facilitator');
	const reason = `${mark} reason of a merger`;
	const [into = 0, from = 0] = proposals;
	await suggestMerger(facilitator, from, aSuggestion(into, { reason }));
	const people = { writer: member, reporter: coordinator, facilitator };
	const { notices, '[id=id]': token, ...decided } = await moderated(people, thread, mark);
	const { comment: reworded, examples: former } = await versioned(people, thread, mark);
	const voters = [member, coordinator] as const;
	const { poll: over, examples: said } = await remarked({ voters, facilitator }, group, mark);
	const cases = together(together(decided, former), said);
	const waits = await heldPoll(coordinator, group, `${mark} of a poll that waits`);
	const picture = await insertFile(db, {
		cityId: city.id,
		mediaType: 'image/webp',
		width: 3,
		height: 2,
		bytes: new TextEncoder().encode(mark),
		createdBy: null
	});
	await db
		.updateTable('partner_group')
		.set({
			visibility,
			purpose: `${mark} purpose`,
			purpose_html: toSafeHtml(`${mark} purpose`),
			picture_id: picture,
			picture_alt: `${mark} picture`
		})
		.where('id', '=', group)
		.execute();
	const examples: Examples = {
		...cases,
		// Who has the link of a notice is told what stands in it.
		...(visibility === 'public' && notices && token && { notices, '[id=id]': token }),
		groups: [String(group)],
		proposals: proposals.map(String),
		polls: [...polls, waits, over].map(String),
		waiting: [...(cases.waiting ?? []), String(waits)],
		threads: [String(thread)],
		comments: [comment, reworded].map(String),
		branch: [String(comment)],
		questions: ['q1'],
		paper: [String(batch)],
		members: await idsOf(db, 'seat', group),
		requests: await idsOf(db, 'join_request', group),
		invitations: await idsOf(db, 'invitation', group),
		files: [picture]
	};
	return { group, member, coordinator, examples };
}
