import { asResident, coordinatedGroups } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Choices } from '#lib/domain/poll/choices.ts';
import { draftOf, type PollTemplate } from '#lib/domain/poll/templates.ts';
import type { Context } from '#lib/server/context.ts';
import { newPollSecret } from '#lib/server/poll-keys.ts';
import { insertSecret } from '#lib/server/queries/polls/rules.ts';
import { insertPoll, movePoll } from '#lib/server/queries/polls.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closePoll } from '#lib/server/services/polls/closing.ts';
import { openPoll, schedulePoll } from '#lib/server/services/polls/opening.ts';
import { stateOutcome } from '#lib/server/services/polls/outcomes.ts';
import { remarkHash } from '#lib/server/services/polls/remarks.ts';
import { report } from './moderation.ts';
import type { Person } from './people.ts';

/** A poll of the demo. Everything here was written for the demo; nobody real says any of it. */
export interface PollContent {
	template: PollTemplate;
	title: string;
	text: string;
	language: Locale;
	/** A position among the people: they ask it in the group that they coordinate. Otherwise the facilitator asks the whole city. */
	askedBy?: number;
	options: { name: string; text?: string; cost?: string }[];
	/** The money of a budget. */
	total?: string;
	/** Days until it closes; an announced one opens after so many too. */
	days: { opens?: number; closes: number };
	/** Choices in turn of those who have voted; all of the city vote where it is closed. */
	votes: Choices[];
	/** Why, in the order of who votes; empty for who says nothing. */
	reasons?: readonly string[];
	/** One of the reasons, and what somebody says against it once the poll is closed. */
	reported?: { said: string; ground: ConductRule; because: string };
	/** How many have voted so far; undefined: everybody, and it is closed. */
	turnout?: number;
	outcome?: { statement: string; reviewInDays: number };
}

interface Cast {
	facilitator: Person;
	/** Everybody who lives in the city, as the demo has it; the people of its content come first. */
	voters: readonly Person[];
	now: Date;
}

/** Lets a demo city hold its polls, every act by the service that a person would use. */
export async function holdPolls(polls: readonly PollContent[], cast: Cast): Promise<void> {
	for (const poll of polls) await holdPoll(poll, cast);
}

async function holdPoll(poll: PollContent, { facilitator, voters, now }: Cast): Promise<void> {
	const asker = poll.askedBy === undefined ? facilitator : voters[poll.askedBy];
	if (!asker) throw new Error(`Nobody asks "${poll.title}".`);
	const runner = await asker.at(now);
	const id = await prepare(poll, runner, now);
	if (poll.days.opens !== undefined) {
		await schedulePoll(runner, id);
		return;
	}
	await openPoll(runner, id);
	for (const [place, voter] of voters.slice(0, poll.turnout ?? voters.length).entries()) {
		const choices = poll.votes[place % poll.votes.length] ?? {};
		const reason = poll.reasons?.[place];
		const words: Record<string, { reason: string }> = reason ? { q1: { reason } } : {};
		await castBallot(await voter.at(now), id, { by: 'account' }, { choices, words });
	}
	if (poll.turnout !== undefined) return;
	await closePoll(runner, id);
	if (poll.reported) await reportReason(await voters[0]?.at(now), id, poll.reported);
	if (!poll.outcome) return;
	const { statement, reviewInDays } = poll.outcome;
	const reviewOn = inDays(now, reviewInDays).toISOString().slice(0, 10);
	await stateOutcome(runner, id, { statement, language: poll.language, reviewOn, version: 0 });
}

async function reportReason(
	reporter: Context | undefined,
	poll: number,
	{ said, ground, because: reason }: NonNullable<PollContent['reported']>
): Promise<void> {
	if (!reporter) throw new Error('Nobody of the demo has voted.');
	const hash = remarkHash({ question: 'q1', part: 'reason', text: said });
	await report(reporter, { poll, hash }, { ground, reason });
}

function inDays(from: Date, days: number): Date {
	return new Date(from.getTime() + days * 86_400_000);
}

async function prepare(
	poll: PollContent,
	{ db, city, actor }: Awaited<ReturnType<Person['at']>>,
	now: Date
): Promise<number> {
	const { template, title, language } = poll;
	const author = asResident(actor);
	const [groupId = null] = poll.askedBy === undefined ? [] : coordinatedGroups(author);
	const draft = draftOf(template, { title, language, inGroup: groupId !== null, questionText: '' });
	const [asked] = draft.questions;
	if (asked && 'options' in asked) {
		asked.options.push(
			...poll.options.map((option, place) => ({ id: `o${place + 1}`, text: '', ...option }))
		);
	}
	if (asked && poll.reasons) asked.reason = 'optional';
	if (asked?.kind === 'budget') asked.total = poll.total ?? '';
	return db.transaction().execute(async (trx) => {
		const pollId = await insertPoll(trx, {
			cityId: city.id,
			groupId,
			authorId: author.id,
			title,
			language,
			draft: { ...draft, text: poll.text, secrecy: 'confidential' },
			follows: null,
			at: now
		});
		const key = { cityId: city.id, pollId };
		await insertSecret(trx, key, newPollSecret());
		await movePoll(trx, key, {
			state: 'draft',
			opensAt: poll.days.opens === undefined ? null : inDays(now, poll.days.opens),
			closesAt: inDays(now, poll.days.closes)
		});
		return pollId;
	});
}
