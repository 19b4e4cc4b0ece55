import { asResident } from '#lib/domain/actor.ts';
import { Conflict, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { can } from '#lib/domain/proposal.ts';
import { progressSteps } from '#lib/domain/proposal/answering.ts';
import { requireEditable } from '#lib/domain/proposal/transitions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { answersTo } from '../../queries/answers.ts';
import { groupsToWriteIn, listChoices } from '../../queries/proposals/choices.ts';
import { findProposal } from '../../queries/proposals.ts';

/** Where one may begin a proposal; empty for those who hold no seat. @throws SignInRequired */
export async function openNewProposal({ db, city, actor }: Context) {
	if (actor.kind === 'visitor') throw new SignInRequired();
	return { groups: await groupsToWriteIn(db, city.id, actor) };
}

/** A proposal as its author writes on it, with what it can be about and where. @throws Conflict when the text stands */
export async function openWriting(context: Context, id: number) {
	const { db, city, actor, locale } = context;
	const proposal = await readProposal(context, id);
	authorize(actor, 'edit proposal', { authorId: proposal.authorId });
	requireEditable(proposal.state);
	const { categories, neighbourhoods } = await listChoices(db, city.id, asResident(actor));
	const named = (list: typeof categories, had: number | null) =>
		list
			.filter((choice) => !choice.retired || choice.id === had)
			.map(({ id, names }) => ({ id, name: wordsIn(names, locale, city.locales) }));
	return {
		proposal,
		categories: named(categories, proposal.categoryId),
		neighbourhoods: named(neighbourhoods, proposal.neighbourhoodId)
	};
}

/** A proposal as an admin answers it, with the answer that stands. @throws Conflict when there is nothing to answer */
export async function openAnswer(context: Context, id: number) {
	const { db, city, actor } = context;
	const proposal = await readProposal(context, id);
	authorize(actor, 'answer proposal', { groupId: proposal.groupId ?? undefined });
	const { state } = proposal;
	if (state === 'draft') throw new Conflict('proposal_not_published');
	if (state === 'withdrawn') throw new Conflict('proposal_withdrawn');
	if (state === 'merged') throw new Conflict('proposal_merged');
	const [standing] = await answersTo(db, city.id, id);
	return { about: factsOf(proposal), standing };
}

/** A proposal with what can be told of it now. @throws Conflict when nothing can */
export async function openProgress(context: Context, id: number) {
	const proposal = await readProposal(context, id);
	authorize(context.actor, 'report progress', { groupId: proposal.groupId ?? undefined });
	const steps = progressSteps.filter((step) => can(step, proposal.state));
	if (steps.length === 0) throw new Conflict('proposal_not_accepted');
	return { about: factsOf(proposal), steps };
}

/** A proposal as its author takes it back. @throws Conflict when that is over */
export async function openWithdrawal(context: Context, id: number) {
	const proposal = await readProposal(context, id);
	authorize(context.actor, 'withdraw proposal', { authorId: proposal.authorId });
	if (!can('withdraw', proposal.state)) throw new Conflict('proposal_answered');
	return { about: factsOf(proposal) };
}

async function readProposal({ db, city, actor }: Context, id: number) {
	const proposal = await findProposal(db, { cityId: city.id, id, viewer: actor });
	if (!proposal) throw new NotFound();
	return proposal;
}

/** What one has to know of a proposal to write about it. */
function factsOf({ id, title, language, supports, threshold }: Found) {
	return { id, title, language, supports, threshold };
}
type Found = Awaited<ReturnType<typeof readProposal>>;
