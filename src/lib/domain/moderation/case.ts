import { Conflict } from '#lib/domain/errors.ts';

/**
 * Where a case stands. `waiting`: its author was asked to change the text. `proposed`: one facilitator
 * proposes what needs two, and a second has not said anything yet.
 */
export const caseStates = [
	'open',
	'waiting',
	'proposed',
	'decided',
	'appealed',
	'upheld',
	'reversed'
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseEvents = [
	'notice given',
	'author asked',
	'text changed',
	'text taken back',
	'case closed',
	'restriction decided',
	'decision proposed',
	'proposal confirmed',
	'proposal declined',
	'proposal withdrawn',
	'appeal filed',
	'decision upheld',
	'decision reversed'
] as const;
export type CaseEvent = (typeof caseEvents)[number];

/** Every transition there is: what is not here cannot happen. */
export const transitions: Readonly<Record<CaseState, Partial<Record<CaseEvent, CaseState>>>> = {
	open: {
		'notice given': 'open',
		'author asked': 'waiting',
		'text changed': 'open',
		'text taken back': 'decided',
		'case closed': 'decided',
		'restriction decided': 'decided',
		'decision proposed': 'proposed'
	},
	waiting: {
		'notice given': 'waiting',
		'text changed': 'open',
		'text taken back': 'decided',
		'case closed': 'decided',
		'restriction decided': 'decided',
		'decision proposed': 'proposed'
	},
	proposed: {
		'notice given': 'proposed',
		'proposal confirmed': 'decided',
		'proposal declined': 'open',
		'proposal withdrawn': 'open'
	},
	decided: { 'appeal filed': 'appealed' },
	appealed: { 'decision upheld': 'upheld', 'decision reversed': 'reversed' },
	// Looked at twice is enough: courts and the bodies of article 21 remain.
	upheld: {},
	reversed: {}
};

/** A case that somebody still has to decide for the first time. */
export const isOpen = (state: CaseState): boolean => openStates.includes(state);
export const openStates: readonly CaseState[] = ['open', 'waiting', 'proposed'];

/** What an event makes of a case. @throws Conflict when it cannot happen now */
export function next(state: CaseState, event: CaseEvent): CaseState {
	const to = transitions[state][event];
	if (!to) throw new Conflict(isOpen(state) ? 'case_changed' : 'case_decided');
	return to;
}

/** How long somebody who takes a case has it to themselves. */
export const claimMinutes = 30;

/** By when a case is decided: within a day where somebody says that the law is broken, else in three. */
export function dueAt(openedAt: Date, { illegal }: { illegal: boolean }): Date {
	return new Date(openedAt.getTime() + (illegal ? 24 : 72) * 3_600_000);
}
