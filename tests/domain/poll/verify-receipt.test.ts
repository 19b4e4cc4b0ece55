import { describe, expect, test } from 'vitest';
import { bundleOf, type Bundle } from '#lib/domain/poll/bundle.ts';
import { leafOf } from '#lib/domain/poll/choices.ts';
import { promiseText, type Receipt } from '#lib/domain/poll/receipt.ts';
import { readShortCode, shortCode } from '#lib/domain/poll/short-code.ts';
import { findLeaf, verifyReceipt } from '#lib/domain/poll/verify/receipt.ts';
import { closedPoll, hex, townKey } from '../../support/closed-polls.ts';
import { receiptKey } from '../../support/receipt-key.ts';
import { boolean, resealed } from '../../support/tampering.ts';

/** Aino votes once, Bo twice, Cem three times; 18 more people vote once. */
const bundle = bundleOf(
	closedPoll({
		questions: [boolean],
		votes: Array.from({ length: 21 }, (_, who) =>
			Array.from({ length: who === 1 ? 2 : who === 2 ? 3 : 1 }, (_, at) => ({
				q0: at % 2 ? ('no' as const) : ('yes' as const)
			}))
		)
	})
);
const leafAt = (line: number) => bundle.log[line - 1]?.leaf ?? '';

function receiptFor(leaf: string, facts: Partial<Receipt> = {}): Receipt {
	const { rules, rulesHash } = bundle;
	const promised = { poll: rules.poll, rules: rulesHash, leaf, ...facts };
	return {
		format: 'kumppani-receipt',
		version: 1,
		city: rules.city,
		signature: townKey.signed(promiseText(promised)),
		key: townKey.key,
		...promised
	};
}

describe('A receipt is looked up in the bundle', () => {
	test('and found with the ballot that is counted for it', () => {
		expect(verifyReceipt(bundle, receiptFor(leafAt(1)))).toEqual({
			found: 'included',
			line: 1,
			choices: { q0: 'yes' }
		});
	});

	test('and found without a ballot where ballots are kept back', () => {
		expect(verifyReceipt({ ...bundle, ballots: null }, receiptFor(leafAt(1)))).toEqual({
			found: 'included',
			line: 1
		});
	});

	test('and found replaced by what its voter said last', () => {
		expect(verifyReceipt(bundle, receiptFor(leafAt(2)))).toEqual({
			found: 'replaced',
			line: 2,
			by: 22
		});
		expect(verifyReceipt(bundle, receiptFor(leafAt(3)))).toEqual({
			found: 'replaced',
			line: 3,
			by: 24
		});
		expect(verifyReceipt(bundle, receiptFor(leafAt(24)))).toMatchObject({ found: 'included' });
	});

	test('and is missing: a promise that was signed and not kept', () => {
		expect(verifyReceipt(bundle, receiptFor(hex('lost')))).toEqual({ found: 'missing' });
	});

	test('and is in the log, but its ballot is not among those counted', () => {
		const ballots = (bundle.ballots ?? []).filter(
			(one) => leafOf({ ...one, rules: bundle.rulesHash }) !== leafAt(1)
		);
		expect(verifyReceipt({ ...bundle, ballots }, receiptFor(leafAt(1)))).toEqual({
			found: 'uncounted',
			line: 1
		});
	});

	test('unless it is about another poll', () => {
		const elsewhere = [
			receiptFor(leafAt(1), { poll: 13 }),
			receiptFor(leafAt(1), { city: 'umea' })
		];
		for (const receipt of elsewhere)
			expect(verifyReceipt(bundle, receipt)).toEqual({ found: 'other-poll' });
	});

	test('unless the rules were changed after it was given', () => {
		const rules = { ...bundle.rules, title: 'Another riverside' };
		expect(verifyReceipt(resealed({ ...bundle, rules }), receiptFor(leafAt(1)))).toEqual({
			found: 'other-rules'
		});
	});

	test('unless the poll’s key did not sign it', () => {
		const stranger = receiptKey();
		const text = promiseText({ poll: 12, rules: bundle.rulesHash, leaf: hex('lost') });
		const forged: Receipt[] = [
			{ ...receiptFor(leafAt(1)), leaf: hex('lost') },
			{ ...receiptFor(leafAt(1)), rules: hex('others') },
			{ ...receiptFor(hex('lost')), signature: stranger.signed(text) },
			{ ...receiptFor(hex('lost')), signature: stranger.signed(text), key: stranger.key }
		];
		for (const receipt of forged)
			expect(verifyReceipt(bundle, receipt)).toEqual({ found: 'false-signature' });
	});

	test('by its short code alone, too', () => {
		const code = readShortCode(shortCode(leafAt(1)).toLowerCase()) ?? '';
		expect(findLeaf(bundle, code)).toMatchObject({ found: 'included', line: 1 });
		expect(findLeaf(bundle, '0'.repeat(20))).toEqual({ found: 'missing' });
	});

	test('and lines that replace each other in a circle lead to an end', () => {
		const [first = '', second = ''] = [leafAt(1), leafAt(2)];
		const log: Bundle['log'] = [
			{ leaf: first, replaces: second },
			{ leaf: second, replaces: first }
		];
		expect(findLeaf({ ...bundle, log }, first)).toEqual({ found: 'replaced', line: 1, by: 2 });
	});
});
