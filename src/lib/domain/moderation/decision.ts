import { z } from 'zod';
import { chosen } from '#lib/domain/chosen.ts';
import { Conflict, Invalid } from '#lib/domain/errors.ts';
import { line, prose } from '#lib/domain/text.ts';
import { requirePassages } from './blank.ts';
import { canTake, ladder, steps, type Decidable } from './ladder.ts';
import { conductRules } from './rules.ts';
import { factsLimit } from './statement.ts';

/** How long a sentence of context can be. */
export const labelLimit = 500;

/** Every length that a step can have, in days. */
export const allDays = [
	...new Set(Object.values(ladder).flatMap(({ days }) => [...(days ?? [])]))
].sort((one, other) => one - other);

/** A decision as its form sends it; `version` is that of the case its writer saw. */
export const decisionSchema = z.object({
	step: chosen(steps),
	ground: z.enum([...conductRules, 'illegal', ''], { error: 'other' }).default(''),
	law: line({ max: 300 }).default(''),
	facts: prose({ max: factsLimit }).default(''),
	label: line({ max: labelLimit }).default(''),
	passages: prose({ max: 5000 }).default(''),
	pause: z.coerce
		.number({ error: 'other' })
		.refine((days) => allDays.includes(days), 'other')
		.default(0),
	version: z.coerce.number({ error: 'other' }).int({ error: 'other' }).min(1, { error: 'other' })
});
type Sent = z.infer<typeof decisionSchema>;
type Rare = 'label' | 'passages';
/** What only some steps need can be left out. */
export type DecisionFields = Omit<Sent, Rare> & Partial<Pick<Sent, Rare>>;

/**
 * No restriction without its reason, no request without what is asked, nothing that cannot be done here.
 * @throws Invalid at the field, Conflict for a step that this cannot take
 */
export function requireReasoned(fields: DecisionFields, item: Decidable): void {
	const { step, ground, law, facts, label, passages, pause } = fields;
	if (!canTake(step, item)) throw new Conflict('step_not_here');
	if (step === 'none' || step === 'move') return;
	if (ground === '') throw new Invalid('required', 'ground');
	if (ground === 'illegal' && law === '') throw new Invalid('notice_law_missing', 'law');
	if (facts === '') throw new Invalid('required', 'facts');
	if (step === 'label' && !label) throw new Invalid('required', 'label');
	if (step === 'blank') requirePassages(passages ?? '');
	const { days } = ladder[step];
	if (days && !days.includes(pause)) throw new Invalid('step_days', 'pause');
}
