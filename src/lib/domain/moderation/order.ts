import { z } from 'zod';
import { someLocalTime } from '#lib/domain/calendar.ts';
import { chosen } from '#lib/domain/chosen.ts';
import { unionLanguages } from '#lib/domain/contact-point.ts';
import { line, prose } from '#lib/domain/text.ts';
import { statementCategories, territorialScope } from './statement.ts';

/**
 * What an authority orders (Digital Services Act): to act against illegal content (article 9), or to give
 * information about somebody (article 10).
 */
export const orderKinds = ['act', 'inform'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Whose authorities can order something: the member states of the European Union (ISO 3166-1). */
export const memberStates = territorialScope.filter(
	(code) => !['IS', 'LI', 'NO'].includes(code)
) as [string, ...string[]];

/** What the city did about an order. Rows are only added: of several of one kind the newest stands. */
export const orderEventKinds = ['confirmed', 'effect', 'refused', 'informed'] as const;
export type OrderEventKind = (typeof orderEventKinds)[number];

/** Why an order is not given effect: it lacks what the law asks of one, or is wrong about a fact. */
export const orderFaults = ['incomplete', 'wrong'] as const;
export type OrderFault = (typeof orderFaults)[number];

export const orderLimits = { line: 200, ground: 1000, words: 2000 };

/** An order as an admin records it; times by the clocks of the city. `item` is read by order-item.ts. */
export const orderForm = z.object({
	kind: chosen(orderKinds),
	authority: line({ min: 1, max: orderLimits.line }),
	country: z.enum(memberStates, { error: 'choose' }),
	reference: line({ min: 1, max: orderLimits.line }),
	receivedAt: someLocalTime,
	legalGround: prose({ min: 1, max: orderLimits.ground }),
	category: z.enum(statementCategories, { error: 'choose' }),
	item: line({ max: 500 }).default(''),
	scope: z.array(z.enum(territorialScope as [string, ...string[]])).default([]),
	language: z.enum(unionLanguages, { error: 'choose' })
});
export type OrderInput = z.infer<typeof orderForm>;

export const orderEventForm = z
	.object({
		event: chosen(orderEventKinds),
		at: someLocalTime,
		fault: z.enum(['', ...orderFaults], { error: 'choose' }).default(''),
		words: prose({ max: orderLimits.words }).default('')
	})
	.superRefine(({ event, fault, words }, issues) => {
		const missing = (path: string, message: string) =>
			issues.addIssue({ code: 'custom', message, path: [path] });
		if (event === 'refused' && fault === '') missing('fault', 'choose');
		if ((event === 'refused' || event === 'effect') && words === '') missing('words', 'required');
	});
export type OrderEventInput = z.infer<typeof orderEventForm>;

/** Where an order stands. */
export type OrderState = 'received' | 'confirmed' | 'effect' | 'refused';

/** @param kinds of what was recorded, in that order */
export function stateOf(kinds: readonly OrderEventKind[]): OrderState {
	const answered = kinds.findLast((kind) => kind === 'effect' || kind === 'refused');
	if (answered === 'effect' || answered === 'refused') return answered;
	return kinds.includes('confirmed') ? 'confirmed' : 'received';
}

/** Whether what was recorded still stands; else something of its kind, or the other answer, came after. */
export function stands(kinds: readonly OrderEventKind[], place: number): boolean {
	const kind = kinds[place];
	return kind !== undefined && !kinds.slice(place + 1).some((later) => overrides(later, kind));
}

function overrides(later: OrderEventKind, kind: OrderEventKind): boolean {
	const isAnswer = (one: OrderEventKind) => one === 'effect' || one === 'refused';
	return later === kind || (isAnswer(later) && isAnswer(kind));
}
