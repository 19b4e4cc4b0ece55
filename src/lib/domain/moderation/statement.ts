/**
 * A statement of reasons (Digital Services Act, article 17) as the Transparency Database of the European
 * Commission takes it: the names of its fields and the values it knows, without their prefixes.
 * Source: https://transparency.dsa.ec.europa.eu/page/api-documentation
 */

/** Its sixteen categories (version of July 2025). */
export const statementCategories = [
	'ANIMAL_WELFARE',
	'CONSUMER_INFORMATION',
	'CYBER_VIOLENCE',
	'CYBER_VIOLENCE_AGAINST_WOMEN',
	'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
	'ILLEGAL_OR_HARMFUL_SPEECH',
	'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
	'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
	'NOT_SPECIFIED_NOTICE',
	'OTHER_VIOLATION_TC',
	'PROTECTION_OF_MINORS',
	'RISK_FOR_PUBLIC_SECURITY',
	'SCAMS_AND_FRAUD',
	'SELF_HARM',
	'UNSAFE_AND_PROHIBITED_PRODUCTS',
	'VIOLENCE'
] as const;
export type StatementCategory = (typeof statementCategories)[number];

export const visibilities = [
	'CONTENT_REMOVED',
	'CONTENT_DISABLED',
	'CONTENT_DEMOTED',
	'CONTENT_AGE_RESTRICTED',
	'CONTENT_INTERACTION_RESTRICTED',
	'CONTENT_LABELLED'
] as const;
export const provisions = ['PARTIAL_SUSPENSION', 'TOTAL_SUSPENSION'] as const;
export const accountDecisions = ['SUSPENDED', 'TERMINATED'] as const;
export const grounds = ['ILLEGAL_CONTENT', 'INCOMPATIBLE_CONTENT'] as const;
export const sourceTypes = [
	'ARTICLE_16',
	'TRUSTED_FLAGGER',
	'TYPE_OTHER_NOTIFICATION',
	'VOLUNTARY'
] as const;
export const contentTypes = ['TEXT', 'IMAGE', 'OTHER'] as const;

/** Countries of the European Economic Area: a city's pages are for everybody in it. */
export const territorialScope = [
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'
].flatMap((codes) => codes.split(' '));

/** How much the facts of a statement can say. */
export const factsLimit = 5000;

/** A restriction as it is kept: one row of `decision`. */
export interface Statement {
	/** Never used again. */
	puid: string;
	visibility: (typeof visibilities)[number] | null;
	provision: (typeof provisions)[number] | null;
	account: (typeof accountDecisions)[number] | null;
	/** Of what is paused or suspended; null for what has no end. */
	endsAt: Date | null;
	facts: string;
	ground: (typeof grounds)[number];
	/** The law, where the content is illegal; the rule of conduct, where it is incompatible with one. */
	groundReference: string;
	groundExplanation: string;
	category: StatementCategory;
	contentType: (typeof contentTypes)[number];
	contentLanguage: string;
	contentDate: Date;
	applicationDate: Date;
	source: (typeof sourceTypes)[number];
	/** Brought up by watched words, links or the judgement by words and shape; a person decided. */
	automatedDetection: boolean;
}

const day = (at: Date) => at.toISOString().slice(0, 10);

/** The statement in the words of the Transparency Database. It holds no personal data: the caller keeps it so. */
export function published(statement: Statement): Record<string, string | string[] | null> {
	const { visibility, provision, account, ground, endsAt } = statement;
	const isIllegal = ground === 'ILLEGAL_CONTENT';
	return {
		puid: statement.puid,
		decision_visibility: visibility && [`DECISION_VISIBILITY_${visibility}`],
		decision_monetary: null,
		decision_provision: provision && `DECISION_PROVISION_${provision}`,
		decision_account: account && `DECISION_ACCOUNT_${account}`,
		end_date_service_restriction: provision && endsAt ? day(endsAt) : null,
		end_date_account_restriction: account && endsAt ? day(endsAt) : null,
		decision_facts: statement.facts,
		decision_ground: `DECISION_GROUND_${ground}`,
		illegal_content_legal_ground: isIllegal ? statement.groundReference : null,
		illegal_content_explanation: isIllegal ? statement.groundExplanation : null,
		incompatible_content_ground: isIllegal ? null : statement.groundReference,
		incompatible_content_explanation: isIllegal ? null : statement.groundExplanation,
		category: `STATEMENT_CATEGORY_${statement.category}`,
		content_type: [`CONTENT_TYPE_${statement.contentType}`],
		content_language: statement.contentLanguage.toUpperCase(),
		territorial_scope: territorialScope,
		content_date: day(statement.contentDate),
		application_date: day(statement.applicationDate),
		source_type: `SOURCE_${statement.source}`,
		automated_detection: statement.automatedDetection ? 'Yes' : 'No',
		automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED'
	};
}
