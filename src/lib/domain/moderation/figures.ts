import { concludes, restricts, steps, type DecidedStep } from './ladder.ts';
import type { ConductRule } from './rules.ts';
import type { Statement, StatementCategory } from './statement.ts';

/** Which rule, or that a law is broken. */
export type Ground = ConductRule | 'illegal';

/** How many decisions are alike in all of these, and how many of them somebody appealed against. */
export interface DecisionCount {
	step: DecidedStep;
	rule: ConductRule | null;
	ground: Statement['ground'] | null;
	category: StatementCategory | null;
	source: Statement['source'] | null;
	visibility: Statement['visibility'];
	provision: Statement['provision'];
	account: Statement['account'];
	decisions: number;
	/** How many of them are about what automatic means had found. */
	detected: number;
	appealed: number;
}

/** Notices of one ground; of all when there is none. Hours are the median, null without any. */
export interface NoticeCount {
	ground: Ground | null;
	received: number;
	decided: number;
	hours: number | null;
}

/** Appeals that came, or that were answered in one way; of all that were answered when `by` is null. */
export interface AppealCount {
	what: 'received' | 'answered' | 'upheld' | 'reversed';
	by: 'author' | 'notifier' | null;
	appeals: number;
	hours: number | null;
}

/** Notices of trusted flaggers, and in how many of their cases something was restricted, on which ground. */
export interface TrustedCount {
	received: number;
	onLaw: number;
	onRules: number;
	/** From the notice to the restriction. */
	hours: number | null;
}

export interface CaseTimes {
	cases: number;
	hours: number | null;
}

/** All that was counted in one period. */
export interface Counted {
	notices: readonly NoticeCount[];
	trusted: TrustedCount;
	decisions: readonly DecisionCount[];
	cases: CaseTimes;
	appeals: readonly AppealCount[];
}

/** What a page shows of a period: whole numbers, each with the whole that it is a part of. */
export interface Figures {
	notices: number;
	cases: number;
	/** From opening to decision, in whole hours. */
	medianHours: number | null;
	decisions: number;
	steps: Record<DecidedStep, number>;
	restrictions: number;
	/** The most frequent first; none that never was. */
	grounds: { ground: Ground; restrictions: number }[];
	appeals: number;
	/** Decisions that can be appealed against, and how many of them somebody did. */
	appealable: number;
	appealed: number;
	answered: number;
	reversed: number;
}

export function figuresOf(counted: Counted): Figures {
	const { decisions, appeals } = counted;
	const restricting = decisions.filter(({ step }) => restricts(step));
	const final = decisions.filter(({ step }) => concludes(step));
	return {
		notices: noticesIn(counted)?.received ?? 0,
		cases: counted.cases.cases,
		medianHours: wholeHours(counted.cases.hours),
		decisions: sum(decisions),
		steps: byStep(decisions),
		restrictions: sum(restricting),
		grounds: groundsOf(restricting),
		appeals: appealsThat(appeals, 'received'),
		appealable: sum(final),
		appealed: final.reduce((all, { appealed }) => all + appealed, 0),
		answered: appealsThat(appeals, 'upheld') + appealsThat(appeals, 'reversed'),
		reversed: appealsThat(appeals, 'reversed')
	};
}

export const sum = (counts: readonly DecisionCount[]): number =>
	counts.reduce((all, { decisions }) => all + decisions, 0);

/** How many decisions of every step, those that never were included. */
export const byStep = (counts: readonly DecisionCount[]) =>
	Object.fromEntries(
		[...steps, 'restore' as const].map((step) => [step, sum(ofStep(counts, step))])
	) as Record<DecidedStep, number>;

export const ofStep = (counts: readonly DecisionCount[], step: DecisionCount['step']) =>
	counts.filter((one) => one.step === step);

/** The line of all grounds together. */
export const noticesIn = ({ notices }: Counted): NoticeCount | undefined =>
	notices.find(({ ground }) => ground === null);

export function appealsThat(
	counts: readonly AppealCount[],
	what: AppealCount['what'],
	by?: AppealCount['by']
): number {
	return counts
		.filter((one) => one.what === what && (by === undefined || one.by === by))
		.reduce((all, { appeals }) => all + appeals, 0);
}

export const wholeHours = (hours: number | null): number | null =>
	hours === null ? null : Math.round(hours);

export const groundIn = ({
	rule,
	ground
}: Pick<DecisionCount, 'rule' | 'ground'>): Ground | null =>
	ground === 'ILLEGAL_CONTENT' ? 'illegal' : rule;

function groundsOf(restricting: readonly DecisionCount[]): Figures['grounds'] {
	const counts = new Map<Ground, number>();
	for (const one of restricting) {
		const ground = groundIn(one);
		if (ground) counts.set(ground, (counts.get(ground) ?? 0) + one.decisions);
	}
	return [...counts]
		.map(([ground, restrictions]) => ({ ground, restrictions }))
		.sort((one, other) => other.restrictions - one.restrictions);
}
