import { z } from 'zod';

const id = z.int().min(1);
const age = z.int().min(0).max(120);

/** Who may vote: the rule from which the roll is made when the poll opens. */
export const electorate = z.discriminatedUnion('kind', [
	/** Whoever holds a seat in the poll's group at that moment. */
	z.strictObject({ kind: z.literal('group') }),
	/** The city's residents; of some neighbourhoods, verified ones, or of an age on the day of opening. */
	z.strictObject({
		kind: z.literal('residents'),
		neighbourhoods: z.array(id).max(500).default([]),
		verified: z.boolean().default(false),
		ageFrom: age.optional(),
		ageTo: age.optional()
	}),
	/** People who were named: by e-mail address or member number. */
	z.strictObject({ kind: z.literal('list') }),
	/** Whoever holds one of so many codes. */
	z.strictObject({ kind: z.literal('codes'), count: z.int().min(1).max(200_000) })
]);
export type Electorate = z.output<typeof electorate>;
export type ElectorateKind = Electorate['kind'];
export const electorateKinds = ['group', 'residents', 'list', 'codes'] as const;
