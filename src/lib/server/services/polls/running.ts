import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize, type Act } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { countBallots } from '../../queries/polls/box.ts';
import { annulmentOf, outcomesOf } from '../../queries/polls/outcomes.ts';
import { rollFigures } from '../../queries/polls/roll.ts';
import { readPoll, type SeenPoll } from './showing.ts';

/** An opened poll as those see it who run it: how many voted by which way, and what can be done. @throws NotFound before opening */
export async function openRunning(context: Context, id: number) {
	const { poll, rules } = await runPoll(context, id, 'open poll');
	if (!rules) throw new NotFound();
	const key = { cityId: context.city.id, pollId: id };
	const figures = await rollFigures(context.db, key);
	return {
		poll: factsOf(poll),
		electorate: rules.electorate.kind,
		results: rules.results,
		resultsPublished: poll.resultsPublishedAt !== null,
		figures,
		ballots: await countBallots(context.db, key),
		everybodyVoted: figures.voted === figures.entitled,
		annulment: (await annulmentOf(context.db, key)) ?? null
	};
}

/** What is decided because of a poll, as it is about to be stated. @throws Conflict while it is not closed */
export async function openOutcome(context: Context, id: number) {
	const { poll } = await runPoll(context, id, 'state outcome');
	if (poll.state !== 'closed') throw new Conflict('poll_not_closed');
	const [standing] = await outcomesOf(context.db, { cityId: context.city.id, pollId: id });
	return { poll: factsOf(poll), standing };
}

/** A poll that somebody asks to annul. @throws Conflict when that is not possible (any more) */
export async function openAnnulling(context: Context, id: number) {
	const { poll, rules } = await runPoll(context, id, 'annul poll');
	if (!rules) throw new Conflict('poll_not_open');
	if (poll.state === 'annulled') throw new Conflict('poll_annulled');
	return { poll: factsOf(poll) };
}

async function runPoll(context: Context, id: number, act: Act): Promise<SeenPoll> {
	const seen = await readPoll(context, id);
	authorize(context.actor, act, { groupId: seen.poll.groupId ?? undefined });
	return seen;
}

function factsOf({ id, title, language, state, closesAt }: SeenPoll['poll']) {
	return { id, title, language, state, closesAt };
}
