import { textKinds, type ContentKind } from '#lib/domain/content.ts';
import type { CaseEvent } from './case.ts';
import type { Statement } from './statement.ts';

/** What can be done about a case, the mildest first. */
export const steps = [
	'none',
	'move',
	'ask',
	'label',
	'collapse',
	'close',
	'pause',
	'hide',
	'suspend',
	'blank',
	'terminate',
	'hide-account'
] as const;
export type Step = (typeof steps)[number];

/** What was decided: a step, or that one was taken back. */
export type DecidedStep = Step | 'restore';

/** One step: what it restricts, where it can be taken, and what its form needs. */
export interface Rung {
	event: CaseEvent;
	/** As the Transparency Database names it; of what restricts nobody nothing. */
	restricts?: Partial<Pick<Statement, 'visibility' | 'provision' | 'account'>>;
	/** What it can be taken about; anything when left out. */
	about?: readonly ContentKind[];
	/** About the author of the text: what was brought in from elsewhere has none here. */
	ofAuthor?: true;
	/** For how many days, 0 being not at all. */
	days?: readonly number[];
	/** It takes two persons; for more days than these, where it has a length. */
	two?: number;
	/** The key that chooses it in the form. */
	key: string;
}

/** For how many days somebody can be kept from writing by one person's decision. */
export const pauseDays = [1, 3, 7] as const;

export const ladder: Readonly<Record<Step, Rung>> = {
	none: { event: 'case closed', key: 't' },
	move: { event: 'case closed', about: ['comment'], key: 'm' },
	// A former version stands nowhere, and a vote is cast: each is hidden, or left as it was.
	ask: { event: 'author asked', about: [...textKinds, 'profile', 'group'], key: 'a' },
	label: {
		event: 'restriction decided',
		restricts: { visibility: 'CONTENT_LABELLED' },
		about: textKinds,
		key: 'l'
	},
	collapse: {
		event: 'restriction decided',
		restricts: { visibility: 'CONTENT_DEMOTED' },
		// The text of a poll is what people vote on: it is hidden or it stands.
		about: ['comment', 'proposal', 'thread'],
		key: 'c'
	},
	close: {
		event: 'restriction decided',
		restricts: { visibility: 'CONTENT_INTERACTION_RESTRICTED' },
		about: textKinds,
		key: 'd'
	},
	pause: {
		event: 'restriction decided',
		restricts: { provision: 'PARTIAL_SUSPENSION' },
		ofAuthor: true,
		days: pauseDays,
		key: 'p'
	},
	hide: {
		event: 'restriction decided',
		restricts: { visibility: 'CONTENT_DISABLED' },
		days: [0, ...pauseDays],
		key: 'h'
	},
	suspend: {
		event: 'restriction decided',
		restricts: { provision: 'TOTAL_SUSPENSION', account: 'SUSPENDED' },
		ofAuthor: true,
		days: [1, 3, 7, 30, 90, 365],
		two: 7,
		key: 's'
	},
	blank: {
		event: 'restriction decided',
		restricts: { visibility: 'CONTENT_REMOVED' },
		// Of a text: it takes the words out of its former versions too.
		about: ['comment', 'proposal', 'thread', 'remark'],
		two: 0,
		key: 'b'
	},
	terminate: {
		event: 'restriction decided',
		restricts: { account: 'TERMINATED' },
		ofAuthor: true,
		two: 0,
		key: 'e'
	},
	'hide-account': {
		event: 'restriction decided',
		// All that its owner wrote, and their name; whoever is hidden whole does not go on writing.
		restricts: { visibility: 'CONTENT_DISABLED', account: 'TERMINATED' },
		about: ['profile'],
		ofAuthor: true,
		two: 0,
		key: 'i'
	}
};

/** The steps that are taken most; the others stand behind a word in the form. */
export const usualSteps = ['none', 'ask', 'hide'] as const satisfies Step[];

/** Whether figures name it even when it was never taken. */
export const isUsual = (step: DecidedStep): boolean =>
	step === 'restore' || (usualSteps as readonly DecidedStep[]).includes(step);

/** Whether a step takes something from the author, and so can be appealed against by them. */
export const restricts = (step: DecidedStep): boolean =>
	step !== 'restore' && ladder[step].restricts !== undefined;

/** Whether a case is decided with it; who reported is told. */
export const concludes = (step: DecidedStep): boolean => step !== 'restore' && step !== 'ask';

/** Whether a notice was refused with it: the text stays as it was, and who gave it can appeal. */
export const refuses = (step: DecidedStep): boolean => step === 'none' || step === 'move';

/** Whether taking it back brings nothing back: an appeal can only find that it was wrong. */
export const isForGood = (step: DecidedStep): boolean => step === 'blank';

/** Whether its author is told why. */
export const hasReasons = (step: DecidedStep): boolean => step === 'ask' || restricts(step);

/** What one facilitator only proposes, and a second confirms. */
export function needsTwo({ step, pause }: { step: Step; pause: number }): boolean {
	const { two, days } = ladder[step];
	return two !== undefined && (!days || pause > two);
}

export const restrictingSteps: readonly Step[] = steps.filter(restricts);
export const concludingSteps: readonly Step[] = steps.filter(concludes);

/** Something that was written, as far as it matters to what can be done about it. */
export interface Decidable {
	kind: ContentKind;
	authorId: number | null;
	parentId: number | null;
	/** The decision that hid it. */
	hiddenBy: number | null;
}

/**
 * Whether a step can be taken about it: only what begins a branch moves, only who wrote here is kept from
 * writing, and what is hidden is not restricted again.
 */
export function canTake(step: Step, { kind, authorId, parentId, hiddenBy }: Decidable): boolean {
	const { about, ofAuthor } = ladder[step];
	if (hiddenBy !== null && step !== 'none' && step !== 'blank' && !ofAuthor) return false;
	if (about && !about.includes(kind)) return false;
	if (step === 'move' && parentId !== null) return false;
	return !ofAuthor || authorId !== null;
}
