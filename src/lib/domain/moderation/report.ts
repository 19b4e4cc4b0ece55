import {
	appealsThat,
	byStep,
	groundIn,
	noticesIn,
	sum,
	wholeHours,
	type Counted,
	type DecisionCount,
	type Ground
} from './figures.ts';
import { reportedOrders, type OrderCount, type ReportedOrders } from './order-figures.ts';
import type { OrderKind } from './order.ts';
import { restricts, type DecidedStep, type Step } from './ladder.ts';
import { categoryOf, conductRules } from './rules.ts';
import type { StatementCategory } from './statement.ts';

const grounds: readonly Ground[] = ['illegal', ...conductRules];

/**
 * The transparency report of a year, by the templates of Implementing Regulation (EU) 2024/2835 as far as
 * they fit a platform of a public body. Its names stay as they are: others build on them.
 */
export interface Report {
	city: string;
	year: number;
	/** Notices given in the year, and what is decided of them by now; medians in whole hours. */
	notices: Received & { by_ground: (Received & { ground: Ground; category: StatementCategory })[] };
	/** Those of them that trusted flaggers gave, and in how many of their cases something was restricted by now. */
	trusted_flaggers: {
		received: number;
		acted_on_law: number;
		acted_on_rules: number;
		median_hours_to_act: number | null;
	};
	/** Cases decided in the year, from opening to decision. */
	cases: { decided: number; median_hours: number | null };
	decisions: { total: number; by_step: Record<DecidedStep, number> };
	/** Decided without anybody's notice. */
	own_initiative: { total: number; by_step: Record<Step, number> };
	restrictions: {
		total: number;
		/** One restriction can be of two types: a text hidden, its author paused. */
		by_type: { type: RestrictionType; restrictions: number }[];
		by_ground: { ground: Ground; category: StatementCategory; restrictions: number }[];
	};
	/** Received in the year; answered in the year. */
	complaints: {
		received: number;
		by_author: number;
		by_notifier: number;
		answered: number;
		upheld: number;
		reversed: number;
		median_hours: number | null;
	};
	/** Of authorities: to act against illegal content, and to give information (articles 9 and 10). */
	orders: Record<OrderKind, ReportedOrders>;
	/** No decision is made by a machine; restrictions of what watched words and the like had found. */
	automated_means: { decisions: 0; restrictions_detected: number };
}

interface Received {
	received: number;
	decided: number;
	median_hours: number | null;
}
export type RestrictionType = NonNullable<
	DecisionCount['visibility'] | DecisionCount['provision'] | DecisionCount['account']
>;

export function reportOf(
	city: string,
	year: number,
	counted: Counted,
	orders: readonly OrderCount[]
): Report {
	const { notices, trusted, decisions, cases, appeals } = counted;
	const all = noticesIn(counted);
	const own = decisions.filter(({ source }) => source === 'VOLUNTARY');
	const restricting = decisions.filter(({ step }) => restricts(step));
	const { restore: _, ...ownSteps } = byStep(own);
	return {
		city,
		year,
		notices: {
			...received(all),
			by_ground: grounds.map((ground) => ({
				ground,
				category: ground === 'illegal' ? 'ILLEGAL_OR_HARMFUL_SPEECH' : categoryOf[ground],
				...received(notices.find((one) => one.ground === ground))
			}))
		},
		trusted_flaggers: {
			received: trusted.received,
			acted_on_law: trusted.onLaw,
			acted_on_rules: trusted.onRules,
			median_hours_to_act: wholeHours(trusted.hours)
		},
		cases: { decided: cases.cases, median_hours: wholeHours(cases.hours) },
		decisions: { total: sum(decisions), by_step: byStep(decisions) },
		own_initiative: { total: sum(own), by_step: ownSteps },
		restrictions: {
			total: sum(restricting),
			by_type: typesOf(restricting),
			by_ground: groundsOf(restricting)
		},
		complaints: {
			received: appealsThat(appeals, 'received'),
			by_author: appealsThat(appeals, 'received', 'author'),
			by_notifier: appealsThat(appeals, 'received', 'notifier'),
			answered: appealsThat(appeals, 'answered'),
			upheld: appealsThat(appeals, 'upheld'),
			reversed: appealsThat(appeals, 'reversed'),
			median_hours: wholeHours(appeals.find(({ what }) => what === 'answered')?.hours ?? null)
		},
		orders: reportedOrders(orders),
		automated_means: {
			decisions: 0,
			restrictions_detected: restricting.reduce((all, { detected }) => all + detected, 0)
		}
	};
}

const received = (count?: { received: number; decided: number; hours: number | null }) => ({
	received: count?.received ?? 0,
	decided: count?.decided ?? 0,
	median_hours: wholeHours(count?.hours ?? null)
});

function typesOf(restricting: readonly DecisionCount[]): Report['restrictions']['by_type'] {
	const counts = new Map<RestrictionType, number>();
	for (const { visibility, provision, account, decisions } of restricting)
		for (const type of [visibility, provision, account])
			if (type) counts.set(type, (counts.get(type) ?? 0) + decisions);
	return [...counts].map(([type, restrictions]) => ({ type, restrictions }));
}

function groundsOf(restricting: readonly DecisionCount[]): Report['restrictions']['by_ground'] {
	const counts = new Map<string, Report['restrictions']['by_ground'][number]>();
	for (const one of restricting) {
		const ground = groundIn(one);
		const { category } = one;
		if (!ground || !category) continue;
		const key = `${ground} ${category}`;
		const before = counts.get(key)?.restrictions ?? 0;
		counts.set(key, { ground, category, restrictions: before + one.decisions });
	}
	return [...counts.values()].sort((one, other) => other.restrictions - one.restrictions);
}
