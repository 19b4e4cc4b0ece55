import { residentId } from '#lib/domain/actor.ts';
import type { Group, GroupInput, GroupRow } from '#lib/domain/group.ts';
import { authorize, may } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { toSafeHtml } from '../markdown.ts';
import { recordActivity } from '../queries/activity.ts';
import { listGroups as selectGroups } from '../queries/group-list.ts';
import {
	openProposalsOfGroup,
	peopleOfGroup,
	type GroupPeople,
	type OpenProposalRow
} from '../queries/group-page.ts';
import { insertGroup, updateGroup, type GroupFacts } from '../queries/groups.ts';
import { recordOccurrence } from './notifications/recording.ts';
import { pollsOfGroup } from './polls/listing.ts';
import { holdGroup, seeGroup, todayOf } from './steps/groups.ts';
import { ownPage, writePage } from './moderation/group-pages.ts';
import { giveSeat } from './steps/seats.ts';
import { newestThreads, type ListedThread } from './threads/listing.ts';

export type { GroupPeople, OpenProposalRow };

export const groupsOnAPage = 50;

/** The groups that the viewer may see, their own first. `after` is the last group of the page before. Open to all. */
export async function listGroups(
	{ db, city, actor, now, locale }: Context,
	{ after }: { after?: number } = {}
): Promise<{ groups: GroupRow[]; next: number | null; mayFound: boolean }> {
	const today = todayOf({ city, now });
	const viewer = { cityId: city.id, actor, today, locale };
	const found = await selectGroups(db, viewer, { after, limit: groupsOnAPage + 1 });
	const groups = found.slice(0, groupsOnAPage);
	const next = found.length > groups.length ? (groups.at(-1)?.id ?? null) : null;
	return { groups, next, mayFound: may(actor, 'found group') };
}

export interface GroupPage {
	group: Group;
	people: GroupPeople;
	proposals: OpenProposalRow[];
	/** Open ones and the latest results, the newest first. */
	polls: Awaited<ReturnType<typeof pollsOfGroup>>;
	/** The liveliest discussions. */
	threads: ListedThread[];
	/** What the viewer may do here. */
	may: {
		edit: boolean;
		readMembers: boolean;
		write: boolean;
		startThread: boolean;
		lookFirst: boolean;
	};
}

/** A group's page: purpose, who is in it, what it is working on. Open to all who may see the group. @throws NotFound */
export async function readGroup(context: Context, groupId: number): Promise<GroupPage> {
	const { db, city, actor } = context;
	const group = await seeGroup(context, groupId);
	const where = { cityId: city.id, groupId, actor };
	const [people, proposals, polls, threads] = await Promise.all([
		peopleOfGroup(db, { ...where, today: todayOf(context) }),
		openProposalsOfGroup(db, where, 5),
		pollsOfGroup(context, groupId),
		newestThreads(context, groupId)
	]);
	return {
		group,
		people,
		proposals,
		polls,
		threads,
		may: {
			edit: may(actor, 'edit group', { groupId }),
			readMembers: may(actor, 'read members', { groupId }),
			write: may(actor, 'write proposal', { groupId }),
			startThread: group.state !== 'closed' && may(actor, 'start thread', { groupId }),
			lookFirst: may(actor, 'moderate')
		}
	};
}

/** Founds a group. @returns its id @throws Forbidden */
export async function foundGroup(context: Context, input: GroupInput): Promise<number> {
	const { db, city, actor, now } = context;
	authorize(actor, 'found group');
	const founder = residentId(actor);
	return db.transaction().execute(async (trx) => {
		const groupId = await insertGroup(trx, {
			...factsOf(input),
			cityId: city.id,
			createdBy: founder
		});
		if (input.coordinate && founder !== null)
			await giveSeat(trx, context, { groupId, residentId: founder, role: 'coordinator' });
		await recordActivity(trx, { cityId: city.id, actorId: founder, verb: 'found group', groupId });
		await recordOccurrence(trx, {
			cityId: city.id,
			kind: 'group founded',
			groupId,
			actorId: founder,
			at: now
		});
		return groupId;
	});
}

/** Whether the actor may found a group, before a form is shown. @throws Forbidden */
export async function openGroupFounding({ actor }: Context): Promise<void> {
	authorize(actor, 'found group');
}

/** The group for its form, with the words that a decision hides for others. @throws NotFound, Forbidden */
export async function openGroupForEditing(context: Context, groupId: number): Promise<Group> {
	const group = await seeGroup(context, groupId);
	authorize(context.actor, 'edit group', { groupId });
	if (group.stone === null) return group;
	const { name, purpose, theme } = await ownPage(context, groupId);
	return { ...group, name, purpose, theme };
}

/** Changes what is written about the group, who sees it, how one joins, and its state. @throws NotFound, Forbidden */
export async function editGroup(
	context: Context,
	groupId: number,
	input: GroupInput
): Promise<void> {
	const { db, city, actor } = context;
	await openGroupForEditing(context, groupId);
	await db.transaction().execute(async (trx) => {
		const page = await writePage(trx, context, groupId, input);
		const before = await holdGroup(trx, context, groupId, 'update');
		const facts = factsOf(input);
		await updateGroup(trx, { ...facts, cityId: city.id, id: groupId }, page);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: 'edit group',
			groupId,
			detail: changesOf(before, facts)
		});
	});
}

function factsOf(input: GroupInput): GroupFacts {
	return {
		...input,
		purposeHtml: toSafeHtml(input.purpose, { below: 1 }),
		supportThreshold: input.supportThreshold === '' ? null : Number(input.supportThreshold)
	};
}

/** What a reader of the log asks for: did it open, close, hide? */
function changesOf(before: GroupFacts, after: GroupFacts): Record<string, string> {
	const told = ['state', 'visibility', 'joining'] as const;
	return Object.fromEntries(
		told.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]])
	);
}
