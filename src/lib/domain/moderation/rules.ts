import type { StatementCategory } from './statement.ts';

/**
 * What rules of conduct are about. A city's own text says it in its words; notices, decisions and public
 * figures name one of these, so that they can be counted and compared.
 */
export const conductRules = [
	'respect',
	'hate',
	'threat',
	'privacy',
	'deception',
	'advertising',
	'off-topic',
	'other'
] as const;
export type ConductRule = (typeof conductRules)[number];

/** The category of the DSA Transparency Database that a breach of the rule is counted in. */
export const categoryOf: Readonly<Record<ConductRule, StatementCategory>> = {
	respect: 'CYBER_VIOLENCE',
	hate: 'ILLEGAL_OR_HARMFUL_SPEECH',
	threat: 'VIOLENCE',
	privacy: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
	deception: 'SCAMS_AND_FRAUD',
	advertising: 'OTHER_VIOLATION_TC',
	'off-topic': 'OTHER_VIOLATION_TC',
	other: 'OTHER_VIOLATION_TC'
};
