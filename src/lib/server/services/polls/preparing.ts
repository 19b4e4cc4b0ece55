import { isStaff } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { authorize, may } from '#lib/domain/permissions.ts';
import { draftOptionsOf, readDraft } from '#lib/domain/poll/draft.ts';
import { planOf, type Missing } from '#lib/domain/poll/missing.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { findPoll } from '../../queries/polls.ts';
import { countList } from '../../queries/polls/electorate.ts';
import { linkableProposals, offeredProposals } from '../../queries/polls/proposals.ts';
import { groupsToWriteIn, listChoices } from '../../queries/proposals/choices.ts';
import { searchPlan } from '../../queries/search.ts';
import { questionIn, requireDraft } from './drafts.ts';
import { countVoters } from './electorates.ts';

/** The most proposals that are offered at once. */
const mostOffered = 50;

/**
 * Where one may begin a poll, and the proposal that it would be about, if there is such a one.
 * @throws SignInRequired, Forbidden for who may begin none anywhere
 */
export async function openNewPoll(
	context: Context,
	{ about, groupId = null }: { about?: number; groupId?: number | null } = {}
) {
	const { db, city, actor } = context;
	const all = await groupsToWriteIn(db, city.id, actor);
	const groups = all.filter(({ id }) => may(actor, 'write poll', { groupId: id }));
	if (groups.length === 0) authorize(actor, 'write poll');
	const linking = { cityId: city.id, viewer: actor, groupId };
	const [proposal] = about === undefined ? [] : await linkableProposals(db, linking, [about]);
	return { groups, wholeCity: isStaff(actor), proposal };
}

/**
 * A poll as those who prepare it write on it, with everything that it still lacks.
 * @throws NotFound, Forbidden, Conflict once it is announced or open
 */
export async function openPollWriting(context: Context, id: number) {
	const { db, city, actor, now } = context;
	const found = await findPoll(db, { cityId: city.id, pollId: id, viewer: actor });
	if (!found) throw new NotFound();
	authorize(actor, 'write poll', { groupId: found.groupId ?? undefined });
	requireDraft(found.state);
	const poll = { ...found, draft: readDraft(found.draft) };
	const listed = await countList(db, { cityId: city.id, pollId: id });
	const read = planOf(poll.draft, { ...poll, listed, now });
	const missing: Missing[] = 'missing' in read ? read.missing : [];
	return { poll, listed, missing };
}
export type PollInWriting = Awaited<ReturnType<typeof openPollWriting>>;

/** One question of it. @throws NotFound, Forbidden, Conflict */
export async function openQuestion(context: Context, id: number, questionId: string) {
	const opened = await openPollWriting(context, id);
	return { ...opened, asked: questionIn(opened.poll.draft, questionId) };
}

/** One option of it. @throws NotFound, Forbidden, Conflict */
export async function openOption(
	context: Context,
	id: number,
	place: { question: string; option: string }
) {
	const opened = await openQuestion(context, id, place.question);
	const option = draftOptionsOf(opened.asked).find((one) => one.id === place.option);
	if (!option) throw new NotFound();
	const linking = { cityId: context.city.id, viewer: context.actor, groupId: opened.poll.groupId };
	const linked = option.proposal === undefined ? [] : [option.proposal];
	const [proposal] = await linkableProposals(context.db, linking, linked);
	return { ...opened, option, proposal };
}

/** Proposals that could be its options: those that some words find, else those that reached their threshold. */
export async function offerProposals(
	context: Context,
	id: number,
	questionId: string,
	words: string
) {
	const { db, city, actor } = context;
	const opened = await openQuestion(context, id, questionId);
	const plan = words ? await searchPlan(db, city.id, words) : undefined;
	const linking = { cityId: city.id, viewer: actor, groupId: opened.poll.groupId };
	const offered = await offeredProposals(db, linking, plan, mostOffered);
	const taken = draftOptionsOf(opened.asked).map(({ proposal }) => proposal);
	const proposals = offered.map((one) => ({ ...one, taken: taken.includes(one.id) }));
	return { ...opened, proposals };
}

/** Who may vote in it, how many that would be today, and the neighbourhoods there are. */
export async function openElectorate(context: Context, id: number) {
	const { db, city, actor, locale } = context;
	const opened = await openPollWriting(context, id);
	const { electorate } = opened.poll.draft;
	const [voters, { neighbourhoods }] = await Promise.all([
		countVoters(context, opened.poll, electorate),
		listChoices(db, city.id, actor)
	]);
	const chosen = electorate.kind === 'residents' ? electorate.neighbourhoods : [];
	const places = neighbourhoods
		.filter(({ id, retired }) => !retired || chosen.includes(id))
		.map(({ id, names }) => ({ id, name: wordsIn(names, locale, city.locales) }));
	return { ...opened, voters, places };
}
