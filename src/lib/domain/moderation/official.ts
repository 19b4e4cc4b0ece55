import { z } from 'zod';
import {
	accountDecisions,
	contentTypes,
	factsLimit,
	grounds,
	provisions,
	published,
	sourceTypes,
	statementCategories,
	territorialScope,
	visibilities,
	type Statement
} from './statement.ts';

const prefixed = <T extends string>(prefix: string, values: readonly T[]) =>
	z.enum(values.map((value) => `${prefix}_${value}`));
const day = z.iso.date();
const reference = z.string().min(1).max(500).nullable();
const explanation = z.string().min(1).max(2000).nullable();

/**
 * A statement as the DSA Transparency Database takes it: its fields, the values it knows, its longest texts.
 * Source: https://transparency.dsa.ec.europa.eu/page/api-documentation
 */
export const officialSchema = z
	.strictObject({
		puid: z.string().regex(/^[\w-]{1,500}$/),
		decision_visibility: z
			.array(prefixed('DECISION_VISIBILITY', visibilities))
			.length(1)
			.nullable(),
		decision_monetary: z.null(),
		decision_provision: prefixed('DECISION_PROVISION', provisions).nullable(),
		decision_account: prefixed('DECISION_ACCOUNT', accountDecisions).nullable(),
		end_date_service_restriction: day.nullable(),
		end_date_account_restriction: day.nullable(),
		decision_facts: z.string().min(1).max(factsLimit),
		decision_ground: prefixed('DECISION_GROUND', grounds),
		illegal_content_legal_ground: reference,
		illegal_content_explanation: explanation,
		incompatible_content_ground: reference,
		incompatible_content_explanation: explanation,
		category: prefixed('STATEMENT_CATEGORY', statementCategories),
		content_type: z.array(prefixed('CONTENT_TYPE', contentTypes)).length(1),
		/** ISO 639-1. */
		content_language: z
			.string()
			.regex(/^[A-Z]{2}$/)
			.nullable(),
		territorial_scope: z.array(z.enum(territorialScope)).min(1),
		content_date: day,
		application_date: day,
		source_type: prefixed('SOURCE', sourceTypes),
		automated_detection: z.enum(['Yes', 'No']),
		automated_decision: z.literal('AUTOMATED_DECISION_NOT_AUTOMATED')
	})
	.refine(
		(one) => one.decision_visibility ?? one.decision_provision ?? one.decision_account,
		'restricts nothing'
	)
	.refine((one) =>
		one.decision_ground === 'DECISION_GROUND_ILLEGAL_CONTENT'
			? one.illegal_content_legal_ground && one.illegal_content_explanation
			: one.incompatible_content_ground && one.incompatible_content_explanation
	);
export type Official = z.infer<typeof officialSchema>;

/** The columns of a file, in this order; the last is ours. */
export const officialFields = Object.keys(officialSchema.shape) as (keyof Official)[];
export const reversedField = 'reversed_on';

/**
 * A statement in the official shape, cut to its longest texts. A language that ISO 639-1 has no letters for
 * is left out, and so is a whole statement that names anything else which the database does not know.
 */
export function official(statement: Statement): Official | undefined {
	const { facts, groundReference, groundExplanation, contentLanguage } = statement;
	const written = published({
		...statement,
		facts: cut(facts, factsLimit),
		groundReference: cut(groundReference, 500),
		groundExplanation: cut(groundExplanation, 2000)
	});
	const language = /^[a-z]{2}$/i.test(contentLanguage) ? written.content_language : null;
	return officialSchema.safeParse({ ...written, content_language: language }).data;
}

/** The cells of its line: a list is written as JSON, as the files of the database have it. */
export function officialCells(statement: Official, reversedOn: string | null): (string | null)[] {
	const cells = officialFields.map((field) => {
		const value = statement[field];
		return Array.isArray(value) ? JSON.stringify(value) : value;
	});
	return [...cells, reversedOn];
}

/** Never half a sign at the end. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
