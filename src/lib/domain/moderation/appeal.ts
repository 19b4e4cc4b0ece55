import { z } from 'zod';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import { chosen } from '#lib/domain/chosen.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { may } from '#lib/domain/permissions.ts';
import { prose } from '#lib/domain/text.ts';
import { restricts, type DecidedStep } from './ladder.ts';

export const appealSchema = z.object({ text: prose({ min: 10, max: 5000 }) });

export const verdictSchema = z.object({
	outcome: chosen(['upheld', 'reversed']),
	reasons: prose({ min: 10, max: 5000 })
});
export type VerdictFields = z.infer<typeof verdictSchema>;

/**
 * Whether somebody can appeal against a decision as its author; for what nobody here is known to have written,
 * who moderates does in their name.
 */
export function mayAppeal(actor: Actor, { authorId, step }: Appealable): boolean {
	if (!restricts(step)) return false;
	return authorId === null ? may(actor, 'moderate') : authorId === residentId(actor);
}
interface Appealable {
	authorId: number | null;
	step: DecidedStep;
}

/** Six months (Digital Services Act, article 20), counted as its longest. */
const appealDays = 184;
/** By when somebody else has looked again. */
const answerDays = 14;

const after = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

export const appealUntil = (decidedAt: Date): Date => after(decidedAt, appealDays);
/** No appeal is possible any more against what was decided before this moment. */
export const appealOverBefore = (now: Date): Date => after(now, -appealDays);
export const appealDue = (filedAt: Date): Date => after(filedAt, answerDays);

/** @throws Conflict when six months have gone by */
export function requireInTime(decidedAt: Date, now: Date): void {
	if (now > appealUntil(decidedAt)) throw new Conflict('appeal_too_late');
}
