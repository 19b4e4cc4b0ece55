import type {
	OrderEventKind,
	OrderFault,
	OrderKind,
	OrderState
} from '#lib/domain/moderation/order.ts';
import type { StatementCategory } from '#lib/domain/moderation/statement.ts';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

export const orderKindWords: Record<OrderKind, () => string> = {
	act: m.order_kind_act,
	inform: m.order_kind_inform
};

export const orderStateWords: Record<OrderState, () => string> = {
	received: m.order_state_received,
	confirmed: m.order_state_confirmed,
	effect: m.order_state_effect,
	refused: m.order_state_refused
};

export const orderEventWords: Record<OrderEventKind, () => string> = {
	confirmed: m.order_event_confirmed,
	effect: m.order_event_effect,
	refused: m.order_event_refused,
	informed: m.order_event_informed
};

export const orderFaultWords: Record<OrderFault, () => string> = {
	incomplete: m.order_fault_incomplete,
	wrong: m.order_fault_wrong
};

/** The types of illegal content of the European templates, in words. */
export const categoryWords: Record<StatementCategory, () => string> = {
	ANIMAL_WELFARE: m.category_animal_welfare,
	CONSUMER_INFORMATION: m.category_consumer_information,
	CYBER_VIOLENCE: m.category_cyber_violence,
	CYBER_VIOLENCE_AGAINST_WOMEN: m.category_cyber_violence_against_women,
	DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: m.category_data_protection,
	ILLEGAL_OR_HARMFUL_SPEECH: m.category_speech,
	INTELLECTUAL_PROPERTY_INFRINGEMENTS: m.category_intellectual_property,
	NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS: m.category_elections,
	NOT_SPECIFIED_NOTICE: m.category_not_specified,
	OTHER_VIOLATION_TC: m.category_other,
	PROTECTION_OF_MINORS: m.category_minors,
	RISK_FOR_PUBLIC_SECURITY: m.category_public_security,
	SCAMS_AND_FRAUD: m.category_scams,
	SELF_HARM: m.category_self_harm,
	UNSAFE_AND_PROHIBITED_PRODUCTS: m.category_products,
	VIOLENCE: m.category_violence
};

/** A country in the page's language, the code itself when nobody knows it. */
export function countryName(code: string): string {
	return (
		new Intl.DisplayNames([getLocale()], { type: 'region', fallback: 'code' }).of(code) ?? code
	);
}
