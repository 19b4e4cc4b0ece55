import { z } from 'zod';
import { normaliseEmail } from '#lib/domain/email.ts';
import { line, prose } from '#lib/domain/text.ts';
import { normaliseMemberNumber } from './named-list.ts';

/** Whom a roll takes in after opening: a resident, or somebody by the address or number that a named list would have. */
export type LatePerson =
	| { by: 'resident'; id: number }
	| { by: 'email'; email: string }
	| { by: 'number'; number: string };

/** What somebody typed to find a person by. */
export const searchForm = z.object({ search: line({ min: 2, max: 254 }) });

/** Who is added, as `resident:12`, `email:aino@example.org` or `number:A-17`, and why: everybody can read that. */
export const lateForm = z.object({
	search: line({ max: 254 }).default(''),
	person: z
		.string({ error: 'choose' })
		.refine((value) => readLatePerson(value) !== undefined, { error: 'choose' }),
	why: prose({ min: 5, max: 500 })
});
export type LateFields = z.infer<typeof lateForm>;

export function readLatePerson(value: string): LatePerson | undefined {
	const [, kind, rest = ''] = /^(resident|email|number):(.+)$/u.exec(value) ?? [];
	if (kind === 'resident') return isId(rest) ? { by: 'resident', id: Number(rest) } : undefined;
	if (kind === 'email') return anEmail(rest);
	return kind === 'number' ? aNumber(rest) : undefined;
}

/** Somebody whom the typed words name without a look-up: an address, or else a number. */
export function namedBy(typed: string): LatePerson | undefined {
	return typed.includes('@') ? anEmail(typed) : aNumber(typed);
}

export function writeLatePerson(person: LatePerson): string {
	if (person.by === 'resident') return `resident:${person.id}`;
	return person.by === 'email' ? `email:${person.email}` : `number:${person.number}`;
}

function anEmail(typed: string): LatePerson | undefined {
	const email = normaliseEmail(typed);
	return email === undefined ? undefined : { by: 'email', email };
}

function aNumber(typed: string): LatePerson | undefined {
	const number = normaliseMemberNumber(typed);
	return number === undefined ? undefined : { by: 'number', number };
}

function isId(text: string): boolean {
	return /^[1-9]\d{0,14}$/.test(text);
}
