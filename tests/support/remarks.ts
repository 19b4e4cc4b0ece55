import type { Secrecy } from '#lib/domain/poll.ts';
import type { Choice } from '#lib/domain/poll/choices.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { PollPlan } from '#lib/domain/poll/rules.ts';
import type { Context } from '#lib/server/context.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { remarkHash } from '#lib/server/services/polls/remarks.ts';
import { aDecision, caseAbout, holdBack, report } from './moderation.ts';
import { anOpenPoll, passTime } from './open-poll.ts';
import type { Examples } from './walk/examples.ts';

/** Asks why, and takes another name. */
export const aNaming: Question = {
	id: 'q1',
	kind: 'marked',
	title: 'What shall the new path be called?',
	text: '',
	required: true,
	shuffled: false,
	reason: 'optional',
	counting: { method: 'plurality' },
	options: [
		{ id: 'o1', name: 'Riverside path', text: '' },
		{ id: 'own', name: 'Another name', text: '', role: 'written-in' }
	],
	seats: 1,
	least: 1,
	most: 1
};

/** What one voter writes: a reason, and a name when they bring one in. */
export interface Says {
	voter: Context;
	reason?: string;
	name?: string;
}

/** A poll of a group, open, in which these people have voted and said this. @returns its id */
export async function saidInPoll(
	runner: Context,
	groupId: number,
	says: readonly Says[],
	wishes: { secrecy?: Secrecy } & Partial<PollPlan> = {}
): Promise<number> {
	const poll = await anOpenPoll(runner, { groupId, questions: [aNaming], ...wishes });
	for (const { voter, reason, name } of says) {
		const q1: Choice = [name === undefined ? 0 : 1];
		const words = { ...(reason && { reason }), ...(name && { writtenIn: name }) };
		await castBallot(
			voter,
			poll,
			{ by: 'account' },
			{ choices: { q1 }, words: Object.keys(words).length > 0 ? { q1: words } : {} }
		);
	}
	return poll;
}

/** The same, closed. */
export async function closedWithWords(...given: Parameters<typeof saidInPoll>): Promise<number> {
	const [runner] = given;
	const poll = await saidInPoll(...given);
	await closeNow(runner, poll);
	return poll;
}

/** Lets the time of a poll be over, and the clock close it. */
export async function closeNow(runner: Context, poll: number): Promise<void> {
	await passTime(runner, poll);
	await closeDuePoll(runner.db, { cityId: runner.city.id, pollId: poll });
}

/** A reason, or a name, as it is reported. */
export const reasonIn = (poll: number, text: string) => ({
	poll,
	hash: remarkHash({ question: 'q1', part: 'reason', text })
});
export const nameIn = (poll: number, text: string) => ({
	poll,
	hash: remarkHash({ question: 'q1', part: 'writtenIn', text })
});

/** The content that a reported remark is. */
export async function contentOfRemark(
	{ db, city }: Context,
	{ poll, hash }: { poll: number; hash: string }
): Promise<number> {
	const { id } = await db
		.selectFrom('remark')
		.where('city_id', '=', city.id)
		.where('poll_id', '=', poll)
		.where('hash', '=', hash)
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Somebody reports a remark, and a facilitator hides it. */
export async function hideRemark(
	{ reporter, facilitator }: Record<'reporter' | 'facilitator', Context>,
	target: { poll: number; hash: string }
): Promise<{ content: number; puid: string }> {
	await report(reporter, target);
	const content = await contentOfRemark(facilitator, target);
	const puid = await decideCase(facilitator, await caseAbout(facilitator, content), aDecision());
	return { content, puid };
}

/**
 * A closed poll with two reasons, the first hidden and the second reported, and a name that waits, for those
 * who walk over all pages; `mark` stands in every one.
 */
export async function remarked(
	{ voters, facilitator }: { voters: readonly [Context, Context]; facilitator: Context },
	groupId: number,
	mark: string
): Promise<{ poll: number; examples: Examples }> {
	const [one, other] = voters;
	await holdBack(facilitator);
	const poll = await closedWithWords(
		facilitator,
		groupId,
		[
			{ voter: one, reason: `${mark} rude` },
			{ voter: other, reason: `${mark} of a reason`, name: `${mark} heldback` }
		],
		{ title: `${mark} title of a poll that is over` }
	);
	const { content, puid } = await hideRemark(
		{ reporter: one, facilitator },
		reasonIn(poll, `${mark} rude`)
	);
	const reported = reasonIn(poll, `${mark} of a reason`);
	await report(one, reported);
	const held = await contentOfRemark(facilitator, nameIn(poll, `${mark} heldback`));
	const about = [await contentOfRemark(facilitator, reported), held];
	return {
		poll,
		examples: {
			results: [String(poll)],
			// The part of an address behind the number of a poll.
			'[poll=id]': [reported.hash],
			remarks: [String(content)],
			hidden: [String(content)],
			statements: [puid],
			waiting: [String(held)],
			queue: await Promise.all(about.map(async (id) => String(await caseAbout(facilitator, id))))
		}
	};
}
