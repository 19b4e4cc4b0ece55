import { budgetGreedy, budgetGreedyNoSkip } from '#lib/domain/tally/budget-greedy.ts';
import type { BudgetElection } from '#lib/domain/tally/election.ts';
import { equalShares } from '#lib/domain/tally/equal-shares.ts';
import { readCsv } from '#lib/domain/tally/files/csv.ts';
import { readPabulib } from '#lib/domain/tally/files/pabulib.ts';
import type { SharesTally } from '#lib/domain/tally/result-budget.ts';
import { Comparison, difference, type Data, type Outcome } from './data.ts';

type Decided = {
	rule_as_declared: string;
	winners: string[];
	equal_shares_reference?: Record<string, { winners: string[] }>;
};

const COMPLETIONS: Readonly<Record<string, SharesTally['completion']>> = {
	none: 'none',
	none_fractions: 'none',
	add1_until_over: 'add1',
	add1_exhaustive: 'add1-exhaustive',
	add1u: 'add1-then-greedy'
};

/** Participatory budgets of Polish cities against what the cities funded. */
export function budgets(data: Data): Outcome[] {
	const cities = new Comparison('Polish city budgets: projects funded, by the rule of each city');
	const shares = new Comparison(
		'the same by Equal Shares, against a reference tool, each completion'
	);
	const ties = { backward: false, lot: { seed: '' } };
	for (const file of data.list('budgets', '.pb')) {
		const id = file.slice(0, -'.pb'.length);
		const decided = data.readJson<Decided>('budgets', `${id}.expected.json`);
		const election = readPabulib(data.read('budgets', file));
		const funded = (winners: readonly number[]) =>
			winners.map((place) => election.options[place]?.id ?? '').sort();
		const rule = ruleOf(decided.rule_as_declared);
		const count = rule(election, { seats: 1, ties });
		cities.compare(id, difference('funded', funded(count.winners), [...decided.winners].sort()));
		for (const [name, { winners }] of Object.entries(decided.equal_shares_reference ?? {})) {
			const completion = COMPLETIONS[name];
			const reference = equalShares(
				{ ...election, leastPoints: 0 },
				{ seats: 1, ties },
				completion
			);
			shares.compare(
				`${id}, ${name}`,
				difference('funded', funded(reference.winners), [...winners].sort())
			);
		}
	}
	return [cities.outcome(), shares.outcome()];
}

/** Two budgets of whole cities, against the projects that the file itself marks as selected. */
export function cityWideBudgets(data: Data): Outcome[] {
	const cities = new Comparison('City-wide budgets of 131,778 and 90,494 votes: projects funded');
	for (const file of data.list('load/pabulib', '.pb')) {
		const text = data.read('load/pabulib', file);
		const rows = readCsv(text, ';').map(({ cells }) => cells);
		const fact = (key: string) => rows.find(([name]) => name === key)?.[1] ?? '';
		const header = rows.find(([first]) => first === 'project_id') ?? [];
		const votes = rows.findIndex(([first]) => first === 'VOTES');
		const projects = rows.slice(rows.indexOf(header) + 1, votes);
		const selected = projects.filter((cells) => cells[header.indexOf('selected')] === '1');
		const election = readPabulib(text);
		const count = ruleOf(fact('rule'))(election, {
			seats: 1,
			ties: { backward: false, lot: { seed: '' } }
		});
		const funded = count.winners.map((place) => election.options[place]?.id ?? '').sort();
		cities.compare(file, difference('funded', funded, selected.map(([id]) => id).sort()));
	}
	return [cities.outcome()];
}

/** Thresholds are in the file, so that a rule "with threshold" is the same rule. */
function ruleOf(declared: string) {
	if (declared.startsWith('equalshares')) {
		return (election: BudgetElection, terms: Parameters<typeof equalShares>[1]) =>
			equalShares(election, terms, 'add1');
	}
	return declared === 'greedy-no-skip' ? budgetGreedyNoSkip : budgetGreedy;
}
