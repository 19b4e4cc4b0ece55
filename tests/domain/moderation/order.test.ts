import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportedOrders, type OrderCount } from '#lib/domain/moderation/order-figures.ts';
import { itemNumberIn } from '#lib/domain/moderation/order-item.ts';
import {
	memberStates,
	orderEventForm,
	orderEventKinds,
	orderForm,
	stands,
	stateOf,
	type OrderEventKind
} from '#lib/domain/moderation/order.ts';

const kinds = fc.array(fc.constantFrom(...orderEventKinds), { maxLength: 12 });

const isAnswer = (kind: OrderEventKind): boolean => kind === 'effect' || kind === 'refused';

describe('where an order stands', () => {
	test.each([
		[[], 'received'],
		[['informed'], 'received'],
		[['confirmed'], 'confirmed'],
		[['confirmed', 'effect'], 'effect'],
		[['refused', 'confirmed'], 'refused'],
		// The authority sent what was missing.
		[['confirmed', 'refused', 'effect', 'informed'], 'effect']
	] as const)('after %j it is %s', (recorded, state) => {
		expect(stateOf(recorded)).toBe(state);
	});

	test('of several entries of one kind the newest stands, and one answer at most', () => {
		fc.assert(
			fc.property(kinds, (recorded) => {
				const standing = recorded.filter((_, place) => stands(recorded, place));
				expect(new Set(standing).size).toBe(standing.length);
				expect(standing.filter(isAnswer)).toHaveLength(recorded.some(isAnswer) ? 1 : 0);
				expect(stateOf(standing)).toBe(stateOf(recorded));
				if (recorded.length > 0) expect(stands(recorded, recorded.length - 1)).toBe(true);
			})
		);
	});
});

describe('the content that an order is about', () => {
	const here = { origin: 'https://kumppani.example', slug: 'espoo' };
	test.each([
		['12', 12],
		['/espoo/proposals/12', 12],
		['espoo/comments/12', 12],
		['https://kumppani.example/espoo/polls/12', 12],
		['https://kumppani.example/fi/espoo/threads/12?order=newest', 12],
		['https://kumppani.example/espoo/threads/12?from=0_77#comment-77', 77],
		['https://kumppani.example/sv/espoo/threads/12/branch/70?from=77#comment-77', 77],
		['/espoo/hidden/12', 12],
		['/fi/espoo/versions/12', 12],
		['/sv/espoo/remarks/12', 12]
	])('%s is number %i', (text, id) => {
		expect(itemNumberIn(text, here)).toBe(id);
	});
	test.each([
		'/mannheim/proposals/12',
		'https://elsewhere.example/espoo/proposals/12',
		'https://kumppani.example.evil.example/espoo/proposals/12',
		'/espoo/groups/12',
		'/espoo/proposals/0012x',
		'0',
		'-3',
		'the comment of Monday'
	])('%s is none of this city', (text) => {
		expect(itemNumberIn(text, here)).toBeNull();
	});
});

describe('what is recorded', () => {
	const order = {
		...{ kind: 'act', authority: 'Court', country: 'FI', reference: '1' },
		...{ receivedAt: '2026-11-23T10:00', legalGround: 'Law', category: 'VIOLENCE', language: 'fi' }
	};
	const faults = (schema: typeof orderForm | typeof orderEventForm, input: object) =>
		schema
			.safeParse(input)
			.error?.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);

	test('of an order is who, of which member state, by which law, and when', () => {
		expect(faults(orderForm, order)).toBeUndefined();
		expect(memberStates).toHaveLength(27);
		expect(faults(orderForm, { ...order, country: 'NO' })).toEqual(['country: choose']);
		expect(faults(orderForm, { ...order, scope: ['NO'] })).toBeUndefined();
		expect(faults(orderForm, { ...order, category: 'RUDENESS' })).toEqual(['category: choose']);
		expect(faults(orderForm, { ...order, receivedAt: 'today' })).toEqual([
			'receivedAt: local_time'
		]);
		expect(faults(orderForm, { ...order, receivedAt: '' })).toEqual(['receivedAt: required']);
		expect(faults(orderForm, { ...order, authority: ' ' })).toEqual(['authority: required']);
	});
	test('of an effect is what was done, of a refusal its reason', () => {
		const event = { at: '2026-11-23T10:00' };
		expect(faults(orderEventForm, { ...event, event: 'confirmed' })).toBeUndefined();
		expect(faults(orderEventForm, { ...event, event: 'informed' })).toBeUndefined();
		expect(faults(orderEventForm, { ...event, event: 'effect' })).toEqual(['words: required']);
		expect(faults(orderEventForm, { ...event, event: 'refused' })).toEqual([
			'fault: choose',
			'words: required'
		]);
		const said = { ...event, fault: 'wrong', words: 'There is no such comment.' };
		expect(faults(orderEventForm, { ...said, event: 'refused' })).toBeUndefined();
	});
});

describe('what a report says of orders', () => {
	const count: OrderCount = {
		...{ kind: 'act', category: 'VIOLENCE', country: 'FI', orders: 2 },
		...{ confirmed: 2, givenEffect: 1, hoursToConfirm: 1, hoursToEffect: 30.6 }
	};
	test('is each kind by type and member state, with whole hours of all together', () => {
		const all = { ...count, category: null, country: null };
		expect(reportedOrders([count, all])).toEqual({
			act: {
				...{ received: 2, confirmed: 2, given_effect: 1 },
				...{ median_hours_to_confirm: 1, median_hours_to_effect: 31 },
				by_type: [{ category: 'VIOLENCE', country: 'FI', orders: 2 }]
			},
			inform: {
				...{ received: 0, confirmed: 0, given_effect: 0 },
				...{ median_hours_to_confirm: null, median_hours_to_effect: null },
				by_type: []
			}
		});
	});
});
