import { Conflict, Forbidden } from '#lib/domain/errors.ts';
import { next, type CaseEvent } from '#lib/domain/moderation/case.ts';
import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import { needsTwo } from '#lib/domain/moderation/ladder.ts';
import type { DeclineFields } from '#lib/domain/moderation/proposed.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { holdWriting } from '../../queries/moderation/accounts.ts';
import { moveCase } from '../../queries/moderation/cases.ts';
import {
	insertProposed,
	settleProposed,
	waitingIn,
	wholeAccountIn,
	type Proposed
} from '../../queries/moderation/proposed.ts';
import { enact, holdCase, requirePossible, type HeldCase } from './enacting.ts';
import { requireUnclaimed } from './queue.ts';

/**
 * Proposes what takes two persons: nothing happens to anybody until a second facilitator confirms it.
 * @throws as decideCase does
 */
export async function proposeDecision(
	context: Context,
	id: number,
	fields: DecisionFields
): Promise<void> {
	const { city, now } = context;
	const { id: by } = authorizeResident(context.actor, 'moderate');
	if (!needsTwo(fields)) throw new Conflict('step_not_here');
	await context.db.transaction().execute(async (trx) => {
		const found = await holdCase(trx, context, { caseId: id, by, version: fields.version });
		requireUnclaimed(found.held, by, now);
		await requirePossible(trx, context, { item: found.item, fields });
		await move(trx, context, found, { event: 'decision proposed', by, verb: 'propose decision' });
		await insertProposed(trx, {
			...{ city_id: city.id, case_id: id, proposed_by: by, proposed_at: now },
			...{ step: fields.step, law: fields.ground === 'illegal' ? fields.law : '' },
			ground: fields.ground === '' ? 'other' : fields.ground,
			...{ facts: fields.facts, days: fields.step === 'suspend' ? fields.pause : 0 },
			passages: fields.step === 'blank' ? fields.passages : '',
			version: fields.version
		});
	});
}

/**
 * Confirms it as the second person: it takes effect, and both stand on the decision.
 * @returns the number of the decision for good
 * @throws NotFound, Forbidden for who proposed it and for one's own text, Conflict when it is settled, the
 * case has changed since `version`, or whoever proposed it is no facilitator any more
 */
export async function confirmDecision(
	context: Context,
	id: number,
	version: number
): Promise<string> {
	const { city, now } = context;
	return withProposed(context, id, version, async (trx, found, proposed, second) => {
		if (proposed.proposedBy === second) throw new Forbidden('own_proposed');
		if (proposed.proposerRole === 'resident') throw new Conflict('proposer_left');
		const fields = fieldsOf(proposed);
		await requirePossible(trx, context, { item: found.item, fields });
		const key = { cityId: city.id, id: proposed.id };
		await settleProposed(trx, key, { state: 'confirmed', by: second, at: now });
		const event = 'proposal confirmed';
		return enact(trx, context, found, { fields, by: proposed.proposedBy, second, event });
	});
}

/** Declines it with a reason: the case is open again. @throws as confirmDecision does */
export async function declineDecision(
	context: Context,
	id: number,
	{ reason, version }: DeclineFields
): Promise<void> {
	const { city, now: at } = context;
	await withProposed(context, id, version, async (trx, found, proposed, by) => {
		if (proposed.proposedBy === by) throw new Forbidden('own_proposed');
		await move(trx, context, found, { event: 'proposal declined', by, verb: 'decline decision' });
		const key = { cityId: city.id, id: proposed.id };
		await settleProposed(trx, key, { state: 'declined', by, at, reason });
	});
}

/** Takes one's own proposal back: the case is open again. @throws Forbidden for who did not propose it, Conflict */
export async function withdrawDecision(
	context: Context,
	id: number,
	version: number
): Promise<void> {
	const { city, now: at } = context;
	await withProposed(context, id, version, async (trx, found, proposed, by) => {
		if (proposed.proposedBy !== by) throw new Forbidden();
		const verb = 'withdraw decision';
		await move(trx, context, found, { event: 'proposal withdrawn', by, verb });
		const key = { cityId: city.id, id: proposed.id };
		await settleProposed(trx, key, { state: 'withdrawn', by, at });
	});
}

async function withProposed<T>(
	context: Context,
	caseId: number,
	version: number,
	work: (trx: Trx, found: HeldCase, proposed: Proposed, by: number) => Promise<T>
): Promise<T> {
	const { id: by } = authorizeResident(context.actor, 'moderate');
	return context.db.transaction().execute(async (trx) => {
		const key = { cityId: context.city.id, caseId };
		const whole = await wholeAccountIn(trx, key);
		if (whole) await holdWriting(trx, whole, { alone: true });
		const found = await holdCase(trx, context, { caseId, by, version });
		const proposed = await waitingIn(trx, key);
		if (!proposed) throw new Conflict('case_changed');
		return work(trx, found, proposed, by);
	});
}

async function move(
	trx: Trx,
	{ city }: Context,
	{ held }: HeldCase,
	{ event, by, verb }: { event: CaseEvent; by: number; verb: string }
): Promise<void> {
	const to = next(held.state, event);
	await moveCase(trx, { cityId: city.id, caseId: held.id }, to);
	await recordActivity(trx, {
		cityId: city.id,
		actorId: by,
		verb,
		contentId: held.contentId,
		detail: { case: held.id }
	});
}

/** What was proposed, as the form had sent it. */
function fieldsOf({ days, ...proposed }: Proposed): DecisionFields {
	const { step, ground, law, facts, passages, version } = proposed;
	return { step, ground, law, facts, passages, pause: days, version };
}
