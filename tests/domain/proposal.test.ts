import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Conflict } from '#lib/domain/errors.ts';
import {
	can,
	hasReached,
	isEditable,
	isSupportable,
	openStates,
	proposalStates,
	transitions,
	verdicts,
	type ProposalState,
	type Transition
} from '#lib/domain/proposal.ts';
import * as steps from '#lib/domain/proposal/transitions.ts';

/** Everything that may happen to a proposal, written out once more by hand. */
const table: Record<ProposalState, Partial<Record<Transition, ProposalState[]>>> = {
	draft: { publish: ['gathering'] },
	gathering: {
		'reach threshold': ['threshold-reached'],
		'take under review': ['under-review'],
		answer: [...verdicts],
		withdraw: ['withdrawn'],
		merge: ['merged']
	},
	'threshold-reached': {
		'take under review': ['under-review'],
		answer: [...verdicts],
		withdraw: ['withdrawn'],
		merge: ['merged']
	},
	'under-review': { answer: [...verdicts], withdraw: ['withdrawn'], merge: ['merged'] },
	accepted: {
		'correct answer': [...verdicts],
		'start progress': ['in-progress'],
		finish: ['done'],
		drop: ['dropped']
	},
	'accepted-in-part': {
		'correct answer': [...verdicts],
		'start progress': ['in-progress'],
		finish: ['done'],
		drop: ['dropped']
	},
	'not-now': { 'correct answer': [...verdicts] },
	declined: { 'correct answer': [...verdicts] },
	'not-city-matter': { 'correct answer': [...verdicts] },
	'in-progress': { 'correct answer': ['in-progress'], finish: ['done'], drop: ['dropped'] },
	done: { 'correct answer': ['done'] },
	dropped: { 'correct answer': ['dropped'] },
	withdrawn: {},
	merged: { 'undo merger': [...openStates] }
};

const names = Object.keys(transitions) as Transition[];

describe('the ways of a proposal', () => {
	for (const state of proposalStates) {
		for (const name of names) {
			const ends = table[state][name] ?? [];
			test(`${name} from ${state}: ${ends.join(', ') || 'refused'}`, () => {
				expect([...new Set(outcomes(name, state))].sort()).toEqual([...ends].sort());
				expect(can(name, state)).toBe(ends.length > 0);
			});
		}
	}
});

const anyWalk = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...verdicts)), {
	maxLength: 30
});

test('whatever people try, in whatever order, no path leaves the table', () => {
	fc.assert(
		fc.property(anyWalk, (walk) => {
			let state: ProposalState = 'draft';
			for (const [name, verdict] of walk) {
				const next = attempt(name, state, verdict);
				if (next === undefined) continue;
				expect(table[state][name]).toContain(next);
				state = next;
			}
		})
	);
});

test('withdrawn, done and dropped are final, and nothing becomes a draft again', () => {
	fc.assert(
		fc.property(anyWalk, (walk) => {
			let state: ProposalState = 'draft';
			for (const [name, verdict] of walk) {
				const next: ProposalState = attempt(name, state, verdict) ?? state;
				if (['withdrawn', 'done', 'dropped'].includes(state)) expect(next).toBe(state);
				if (state !== 'draft') expect(next).not.toBe('draft');
				state = next;
			}
		})
	);
});

test('nothing is in progress, done or dropped that was not accepted before', () => {
	fc.assert(
		fc.property(anyWalk, (walk) => {
			const past: ProposalState[] = ['draft'];
			for (const [name, verdict] of walk) {
				const next = attempt(name, past.at(-1) ?? 'draft', verdict);
				if (next) past.push(next);
			}
			if (past.some((state) => ['in-progress', 'done', 'dropped'].includes(state)))
				expect(past.some((state) => state === 'accepted' || state === 'accepted-in-part')).toBe(
					true
				);
		})
	);
});

test('support is given and taken back from publishing until the answer', () => {
	expect(proposalStates.filter(isSupportable)).toEqual([
		'gathering',
		'threshold-reached',
		'under-review'
	]);
	for (const state of proposalStates) {
		const attempt = () => steps.requireSupportable(state);
		if (isSupportable(state)) expect(attempt).not.toThrow();
		else expect(attempt).toThrow(Conflict);
	}
});

test('the text changes while drafting and gathering; what reached its threshold stands', () => {
	expect(proposalStates.filter(isEditable)).toEqual(['draft', 'gathering']);
	expect(() => steps.requireEditable('threshold-reached')).toThrow('proposal_text_stands');
	expect(() => steps.requireEditable('gathering')).not.toThrow();
});

test('a threshold is reached exactly at its number; a group without one has none to reach', () => {
	expect(hasReached({ supports: 49, threshold: 50 })).toBe(false);
	expect(hasReached({ supports: 50, threshold: 50 })).toBe(true);
	expect(hasReached({ supports: 1_000_000, threshold: null })).toBe(false);
	expect(() => steps.reachThreshold('gathering', { supports: 49, threshold: 50 })).toThrow(
		'proposal_below_threshold'
	);
});

test('once work has begun the answer is corrected in words only: it stays a yes', () => {
	expect(steps.correctAnswer('in-progress', 'accepted-in-part')).toBe('in-progress');
	expect(() => steps.correctAnswer('done', 'declined')).toThrow('proposal_progress_begun');
});

test.for<[Transition, ProposalState, string]>([
	['publish', 'gathering', 'proposal_published'],
	['take under review', 'under-review', 'proposal_under_review'],
	['take under review', 'declined', 'proposal_answered'],
	['answer', 'draft', 'proposal_not_published'],
	['answer', 'accepted', 'proposal_answered'],
	['answer', 'withdrawn', 'proposal_withdrawn'],
	['withdraw', 'in-progress', 'proposal_answered'],
	['withdraw', 'merged', 'proposal_merged'],
	['answer', 'merged', 'proposal_merged'],
	['merge', 'withdrawn', 'proposal_withdrawn'],
	['undo merger', 'gathering', 'merger_over'],
	['finish', 'merged', 'proposal_merged'],
	['start progress', 'gathering', 'proposal_not_answered'],
	['start progress', 'declined', 'proposal_not_accepted'],
	['start progress', 'in-progress', 'proposal_in_progress'],
	['finish', 'dropped', 'proposal_finished']
])('%s of a proposal that is %s says: %s', ([name, state, reason]) => {
	expect(() => take(name, state)).toThrow(reason);
});

function take(
	name: Transition,
	state: ProposalState,
	verdict = verdicts[0] as (typeof verdicts)[number]
): ProposalState {
	const ways: Record<Transition, () => ProposalState> = {
		publish: () => steps.publish(state),
		'reach threshold': () => steps.reachThreshold(state, { supports: 50, threshold: 50 }),
		'take under review': () => steps.takeUnderReview(state),
		answer: () => steps.answer(state, verdict),
		'correct answer': () => steps.correctAnswer(state, verdict),
		'start progress': () => steps.startProgress(state),
		finish: () => steps.finish(state),
		drop: () => steps.drop(state),
		withdraw: () => steps.withdraw(state),
		merge: () => steps.merge(state),
		'undo merger': () =>
			steps.undoMerger(
				state,
				openStates[verdicts.indexOf(verdict) % openStates.length] ?? 'gathering'
			)
	};
	return ways[name]();
}

/** The next state, undefined when the way is refused; anything else that is thrown is a fault. */
function attempt(
	name: Transition,
	state: ProposalState,
	verdict: (typeof verdicts)[number]
): ProposalState | undefined {
	try {
		return take(name, state, verdict);
	} catch (refusal) {
		if (refusal instanceof Conflict) return undefined;
		throw refusal;
	}
}

/** Where a transition leads from a state, over all verdicts. */
function outcomes(name: Transition, state: ProposalState): ProposalState[] {
	return verdicts.flatMap((verdict) => attempt(name, state, verdict) ?? []);
}
