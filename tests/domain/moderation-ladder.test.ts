import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textKinds } from '#lib/domain/content.ts';
import { Conflict, Refusal } from '#lib/domain/errors.ts';
import {
	allDays,
	decisionSchema,
	requireReasoned,
	type DecisionFields
} from '#lib/domain/moderation/decision.ts';
import {
	canTake,
	concludes,
	hasReasons,
	ladder,
	needsTwo,
	refuses,
	restricts,
	steps,
	type Decidable
} from '#lib/domain/moderation/ladder.ts';
import { conductRules } from '#lib/domain/moderation/rules.ts';

const step = fc.constantFrom(...steps);
const item: fc.Arbitrary<Decidable> = fc.record({
	kind: fc.constantFrom(...textKinds, 'profile', 'group', 'version', 'remark'),
	authorId: fc.option(fc.nat()),
	parentId: fc.option(fc.nat()),
	hiddenBy: fc.option(fc.nat())
});
const words = fc.constantFrom('', 'Some words.');
const fields: fc.Arbitrary<DecisionFields> = fc.record({
	step,
	ground: fc.constantFrom(...conductRules, 'illegal' as const, '' as const),
	law: words,
	facts: words,
	label: words,
	passages: words,
	pause: fc.constantFrom(...allDays),
	version: fc.constant(1)
});

const isTaken = (sent: DecisionFields, about: Decidable): boolean => {
	try {
		requireReasoned(sent, about);
		return true;
	} catch (fault) {
		if (fault instanceof Refusal) return false;
		throw fault;
	}
};

describe('the ladder', () => {
	test('gives a statement of reasons for every restriction, and for a request', () => {
		for (const one of steps) expect(hasReasons(one), one).toBe(restricts(one) || one === 'ask');
	});

	test('ends a case with every step but a request', () => {
		for (const one of steps) expect(concludes(one), one).toBe(one !== 'ask');
	});

	test('refuses a notice only where nothing is restricted', () => {
		for (const one of steps) if (refuses(one)) expect(restricts(one), one).toBe(false);
	});

	test('restricts only by an event of its own', () => {
		for (const one of steps)
			expect(ladder[one].event === 'restriction decided', one).toBe(restricts(one));
	});

	test('takes two persons for more than seven days, and for what has no end', () => {
		const two = steps.flatMap((step) =>
			allDays.filter((pause) => needsTwo({ step, pause })).map((pause) => [step, pause])
		);
		expect(two).toEqual([
			...[30, 90, 365].map((days) => ['suspend', days]),
			...allDays.map((days) => ['blank', days]),
			...allDays.map((days) => ['terminate', days]),
			...allDays.map((days) => ['hide-account', days])
		]);
	});

	test('has a key for each step', () => {
		expect(new Set(steps.map((one) => ladder[one].key)).size).toBe(steps.length);
	});

	test('takes no restriction without rule or law, nor without facts', () => {
		fc.assert(
			fc.property(fields, item, (sent, about) => {
				if (!isTaken(sent, about) || !restricts(sent.step)) return;
				expect(sent.ground).not.toBe('');
				expect(sent.facts).not.toBe('');
				if (sent.ground === 'illegal') expect(sent.law).not.toBe('');
				if (sent.step === 'label') expect(sent.label).not.toBe('');
			})
		);
	});

	test('takes only lengths that the step has', () => {
		fc.assert(
			fc.property(fields, item, (sent, about) => {
				const { days } = ladder[sent.step];
				if (days && isTaken(sent, about)) expect(days).toContain(sent.pause);
			})
		);
	});

	test('takes nothing about what cannot bear it', () => {
		fc.assert(
			fc.property(fields, item, (sent, about) => {
				if (canTake(sent.step, about)) return;
				expect(() => requireReasoned(sent, about)).toThrow(Conflict);
			})
		);
		const about = { kind: 'comment', authorId: 1, parentId: null, hiddenBy: null } as const;
		expect(canTake('move', about)).toBe(true);
		expect(canTake('move', { ...about, parentId: 2 })).toBe(false);
		expect(canTake('collapse', { ...about, kind: 'poll' })).toBe(false);
		expect(canTake('pause', { ...about, authorId: null })).toBe(false);
		expect(canTake('hide', { ...about, hiddenBy: 3 })).toBe(false);
		expect(canTake('suspend', { ...about, hiddenBy: 3 })).toBe(true);
		expect(canTake('hide-account', about)).toBe(false);
		expect(canTake('hide-account', { ...about, kind: 'profile' })).toBe(true);
		for (const kind of ['profile', 'group'] as const)
			for (const step of ['move', 'label', 'collapse', 'close', 'blank'] as const)
				expect(canTake(step, { ...about, kind }), `${step} ${kind}`).toBe(false);
	});

	test('leaves a former version as it was or hides it, and else is about its author', () => {
		const about = { kind: 'version', authorId: 1, parentId: null, hiddenBy: null } as const;
		const taken = (one: Decidable) => steps.filter((step) => canTake(step, one));
		expect(taken(about)).toEqual(['none', 'pause', 'hide', 'suspend', 'terminate']);
		expect(taken({ ...about, authorId: null })).toEqual(['none', 'hide']);
		expect(taken({ ...about, hiddenBy: 3 })).toEqual(['none', 'pause', 'suspend', 'terminate']);
	});
});

test('a form without what only some steps need is one all the same', () => {
	const sent = { step: 'none', version: '1' };
	expect(decisionSchema.parse(sent)).toMatchObject({ step: 'none', label: '', pause: 0 });
});
