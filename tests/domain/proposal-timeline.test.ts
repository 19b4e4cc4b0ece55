import { expect, test } from 'vitest';
import type { ProposalState } from '#lib/domain/proposal.ts';
import { timelineOf } from '#lib/domain/proposal/timeline.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

/** The time line of a proposal published on the 1st that took one step a day from the 2nd on. */
function line(states: ProposalState[], threshold: number | null = 50): string[] {
	const steps = states.map((to, number) => ({ to, at: day(number + 2) }));
	return timelineOf({
		state: states.at(-1) ?? 'gathering',
		stateSince: day(states.length + 1),
		publishedAt: day(1),
		threshold,
		steps
	}).map(({ state, when, at }) =>
		when === 'ahead' ? `(${state})` : `${when === 'now' ? '*' : ''}${state} ${at?.getUTCDate()}`
	);
}

test('a new proposal has its whole way ahead of it', () => {
	expect(line([])).toEqual(['*gathering 1', '(threshold-reached)', '(under-review)', '(answer)']);
});

test('without a threshold there is none on the way', () => {
	expect(line([], null)).toEqual(['*gathering 1', '(under-review)', '(answer)']);
});

test('what was passed over is left out', () => {
	expect(line(['under-review'])).toEqual(['gathering 1', '*under-review 2', '(answer)']);
	expect(line(['declined'])).toEqual(['gathering 1', '*declined 2']);
});

test('a yes has its carrying out ahead', () => {
	expect(line(['threshold-reached', 'under-review', 'accepted'])).toEqual([
		'gathering 1',
		'threshold-reached 2',
		'under-review 3',
		'*accepted 4',
		'(in-progress)',
		'(done)'
	]);
	expect(line(['accepted', 'in-progress', 'done'])).toEqual([
		'gathering 1',
		'accepted 2',
		'in-progress 3',
		'*done 4'
	]);
});

test('a corrected answer is one answer, as it stands, from its first day', () => {
	expect(line(['declined', 'accepted'])).toEqual([
		'gathering 1',
		'*accepted 2',
		'(in-progress)',
		'(done)'
	]);
	expect(line(['accepted', 'in-progress', 'in-progress'])).toEqual([
		'gathering 1',
		'accepted 2',
		'*in-progress 3',
		'(done)'
	]);
});

test('withdrawn is the end', () => {
	expect(line(['threshold-reached', 'withdrawn'])).toEqual([
		'gathering 1',
		'threshold-reached 2',
		'*withdrawn 3'
	]);
});

test('merged is where it stands, and undone it is as if it had never been', () => {
	expect(line(['threshold-reached', 'merged'])).toEqual([
		'gathering 1',
		'threshold-reached 2',
		'*merged 3'
	]);
	const steps = [
		{ from: 'gathering', to: 'threshold-reached', at: day(2) },
		{ from: 'threshold-reached', to: 'merged', at: day(3) },
		{ from: 'merged', to: 'threshold-reached', at: day(4) }
	] as const;
	const course = { state: 'threshold-reached', publishedAt: day(1), threshold: 50 } as const;
	const before = timelineOf({ ...course, stateSince: day(2), steps: steps.slice(0, 1) });
	expect(timelineOf({ ...course, stateSince: day(2), steps })).toEqual(before);
});

test('what was imported without its steps still stands where it is', () => {
	const phases = timelineOf({
		state: 'accepted',
		stateSince: day(9),
		publishedAt: day(1),
		threshold: null,
		steps: []
	});
	expect(phases.map(({ state }) => state)).toEqual([
		'gathering',
		'accepted',
		'in-progress',
		'done'
	]);
});

test('a draft has no time line', () => {
	expect(
		timelineOf({
			state: 'draft',
			stateSince: day(1),
			publishedAt: null,
			threshold: null,
			steps: []
		})
	).toEqual([]);
});
