import { residentId } from '#lib/domain/actor.ts';
import { Conflict, Invalid } from '#lib/domain/errors.ts';
import type { DraftElectorate } from '#lib/domain/poll/draft.ts';
import { electorateOf, type ElectorateFields } from '#lib/domain/poll/electorate-writing.ts';
import { mostListed, readNamedList } from '#lib/domain/poll/named-list.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { countEntitled, countList, replaceList } from '../../queries/polls/electorate.ts';
import { isOffered } from '../../queries/proposals/choices.ts';
import { todayOf } from '../steps/groups.ts';
import { holdDraft, keepDraft } from './drafts.ts';

/** Keeps the conditions on residents, or the number of codes. @throws NotFound, Forbidden, Conflict, Invalid */
export async function saveElectorate(
	context: Context,
	id: number,
	fields: ElectorateFields
): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		const electorate = electorateOf(poll.draft.electorate, fields);
		await requireOffered(trx, context, electorate, poll.draft.electorate);
		await keepDraft(trx, context, poll, { draft: { ...poll.draft, electorate }, saving: fields });
	});
}

/**
 * Puts a list in the place of the one that was: see readNamedList. One bad line and the former list stays.
 * @returns how many may vote now, and how many lines named somebody again
 * @throws NotFound, Forbidden, Conflict, Invalid
 */
export async function replaceVoterList(
	context: Context,
	id: number,
	text: string
): Promise<{ listed: number; twice: number }> {
	return context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		if (poll.draft.electorate.kind !== 'list') throw new Conflict('poll_no_list');
		const { entries, twice, faults } = readNamedList(text);
		if (faults.length > 0)
			throw new Invalid('poll_list_lines', 'entries', { count: faults.length });
		if (entries.length === 0) throw new Invalid('poll_list_nobody', 'entries');
		if (entries.length > mostListed)
			throw new Invalid('poll_list_long', 'entries', { count: mostListed });
		await replaceList(trx, { cityId: context.city.id, pollId: id }, entries);
		await recordActivity(trx, {
			cityId: context.city.id,
			actorId: residentId(context.actor),
			verb: 'list voters',
			groupId: poll.groupId ?? undefined,
			contentId: id,
			detail: { count: entries.length }
		});
		return { listed: entries.length, twice };
	});
}

/** How many could vote if it opened today; null while the number of codes is not said. */
export async function countVoters(
	context: Context,
	poll: { id: number; groupId: number | null },
	electorate: DraftElectorate
): Promise<number | null> {
	const { db, city } = context;
	if (electorate.kind === 'codes') return electorate.count ?? null;
	if (electorate.kind === 'list') return countList(db, { cityId: city.id, pollId: poll.id });
	if (electorate.kind === 'group' && poll.groupId === null) return 0;
	const asked = { cityId: city.id, groupId: poll.groupId, today: todayOf(context) };
	return countEntitled(db, asked, electorate);
}

/** What the city offers no more stays where it was chosen before. */
async function requireOffered(
	trx: Db,
	{ city }: Context,
	chosen: DraftElectorate,
	had: DraftElectorate
): Promise<void> {
	const before = had.kind === 'residents' ? had.neighbourhoods : [];
	const places = chosen.kind === 'residents' ? chosen.neighbourhoods : [];
	for (const place of places.filter((one) => !before.includes(one))) {
		if (!(await isOffered(trx, 'neighbourhood', city.id, place)))
			throw new Invalid('proposal_choice_gone', 'neighbourhoods');
	}
}
