import { residentId } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { ProposalState } from '#lib/domain/proposal.ts';
import type { ProgressFields, WithdrawalFields } from '#lib/domain/proposal/answering.ts';
import {
	drop,
	finish,
	startProgress,
	takeUnderReview,
	withdraw
} from '#lib/domain/proposal/transitions.ts';
import type { Context } from '../../context.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import { moveProposal } from '../../queries/proposals/steps.ts';
import { lockProposal } from '../../queries/proposals.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { tellPeople } from './telling.ts';

/** The city begins to look into a proposal. @throws Conflict when it does so already, or has answered */
export async function reviewProposal(context: Context, id: number): Promise<void> {
	await takeStep(context, id, { act: 'review proposal', way: takeUnderReview });
}

const progressWays = { 'start progress': startProgress, finish, drop };

/**
 * Tells what became of what was accepted: begun, done or dropped, with a note. Its author and
 * everyone who supported it get a mail, but not who tells it.
 * @throws Conflict when it was not accepted, or is finished
 */
export async function reportProgress(
	context: Context,
	id: number,
	{ step, note, language }: ProgressFields
): Promise<void> {
	const way = progressWays[step];
	await takeStep(context, id, { act: 'report progress', way, note: { text: note, language } });
}

/**
 * Its author takes a proposal back, with a reason; those who supported it get a mail.
 * @throws Conflict when the city has answered, or it was withdrawn before
 */
export async function withdrawProposal(
	context: Context,
	id: number,
	{ reason, language }: WithdrawalFields
): Promise<void> {
	const note = { text: reason, language };
	await takeStep(context, id, { act: 'withdraw proposal', way: withdraw, note });
}

const occurrences = {
	'review proposal': 'review begun',
	'report progress': 'progress reported',
	'withdraw proposal': 'proposal withdrawn'
} as const;

interface Wish {
	act: keyof typeof occurrences;
	way: (state: ProposalState) => ProposalState;
	/** What is said with it; what has a note is told to the people of the proposal. */
	note?: { text: string; language: string };
}

async function takeStep(context: Context, id: number, { act, way, note }: Wish): Promise<void> {
	const { db, city, actor, now } = context;
	await db.transaction().execute(async (trx) => {
		const proposal = await lockProposal(trx, { cityId: city.id, id, viewer: actor });
		if (!proposal) throw new NotFound();
		const { state: from, authorId } = proposal;
		const groupId = proposal.groupId ?? undefined;
		authorize(actor, act, { groupId, authorId });
		const to = way(from);
		const number = await moveProposal(trx, {
			cityId: city.id,
			proposalId: id,
			from,
			to,
			by: residentId(actor),
			at: now,
			note: note && { ...note, html: toSafeHtml(note.text) }
		});
		const recorded = { cityId: city.id, actorId: residentId(actor), groupId, contentId: id };
		await recordActivity(trx, { ...recorded, verb: act, detail: { from, to } });
		await recordOccurrence(trx, { ...recorded, kind: occurrences[act], at: now });
		const news = { kind: 'step', number } as const;
		if (note) await tellPeople(trx, city, id, news, { except: residentId(actor) });
	});
}
