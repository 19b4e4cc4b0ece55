import { z } from 'zod';
import type { DraftElectorate } from './draft.ts';
import { saving } from './writing.ts';

const age = z
	.string({ error: 'poll_age' })
	.trim()
	.default('')
	.refine((typed) => typed === '' || (/^\d{1,3}$/.test(typed) && Number(typed) <= 120), {
		error: 'poll_age'
	});

/** Who of the city's residents may vote, or how many codes there are; the poll says which of them counts. */
export const electorateSchema = z
	.object({
		neighbourhoods: z
			.array(z.string().regex(/^[1-9]\d{0,14}$/, 'choose'))
			.max(500, 'choose')
			.default([]),
		verified: z.boolean().default(false),
		ageFrom: age,
		ageTo: age,
		count: z
			.string({ error: 'poll_codes' })
			.trim()
			.default('')
			.refine(
				(typed) => typed === '' || (/^[1-9]\d{0,5}$/.test(typed) && Number(typed) <= 200_000),
				{
					error: 'poll_codes'
				}
			),
		...saving
	})
	.refine(({ ageFrom, ageTo }) => !ageFrom || !ageTo || Number(ageFrom) <= Number(ageTo), {
		error: 'poll_ages',
		path: ['ageTo']
	});
export type ElectorateFields = z.infer<typeof electorateSchema>;

/** What is stored, as the fields of a form show it. */
export function fieldsOfElectorate(electorate: DraftElectorate, savedAt: Date): ElectorateFields {
	const residents = electorate.kind === 'residents' ? electorate : undefined;
	const figure = (value: number | undefined) => (value === undefined ? '' : String(value));
	return {
		neighbourhoods: residents?.neighbourhoods.map(String) ?? [],
		verified: residents?.verified ?? false,
		ageFrom: figure(residents?.ageFrom),
		ageTo: figure(residents?.ageTo),
		count: figure(electorate.kind === 'codes' ? electorate.count : undefined),
		base: savedAt.toISOString()
	};
}

/** The same kind of electorate with these fields. */
export function electorateOf(had: DraftElectorate, fields: ElectorateFields): DraftElectorate {
	const whole = (typed: string) => (typed === '' ? undefined : Number(typed));
	switch (had.kind) {
		case 'residents':
			return {
				kind: 'residents',
				neighbourhoods: fields.neighbourhoods.map(Number),
				verified: fields.verified,
				ageFrom: whole(fields.ageFrom),
				ageTo: whole(fields.ageTo)
			};
		case 'codes':
			return { kind: 'codes', count: whole(fields.count) };
		default:
			return had;
	}
}
