import { begin, headOf, type Count, type Terms } from './begin.ts';
import type { CountingTable } from './counting-table.ts';
import { ballotsIn, type RankedElection } from './election.ts';
import { blankRankings } from './pairwise.ts';
import type { Order } from './result.ts';
import type { RoundsTally } from './result-rounds.ts';
import { runOff } from './run-off.ts';
import { INSTANT_RUNOFF, type RunOffRules } from './run-off-rules.ts';

const VERSION = 1;

/**
 * Instant runoff: a ballot counts for its highest option still in the count; the lowest goes out,
 * until one has more than half of the votes that still count (San Francisco Charter, section 13.102;
 * Robert's Rules of Order, preferential voting). Several seats go to those left standing when as many
 * remain, unless the rules say one after another, or all above a share.
 */
export function irv(
	election: RankedElection,
	terms: Terms,
	rules: RunOffRules = INSTANT_RUNOFF
): RoundsTally {
	const several = terms.seats > 1 && rules.elect === 'majority' && !rules.oneAfterAnother;
	const elect = several ? 'last-standing' : rules.elect;
	return count('irv', election, terms, { ...rules, elect, places: 0, quotaPlaces: 0 });
}

/**
 * Single transferable vote with a quota and surpluses by the weighted inclusive Gregory method as
 * cities of the United States count it (Minneapolis Code of Ordinances 167.70): the share of a
 * surplus, and the value of each paper, cut at so many decimals. Scotland's own is stv-scottish.ts.
 */
export function stv(election: RankedElection, terms: Terms, rules: RunOffRules): RoundsTally {
	return count('stv', election, terms, { ...rules, elect: 'quota', untilTwo: false });
}

function count(
	method: 'irv' | 'stv',
	election: RankedElection,
	terms: Terms,
	rules: RunOffRules
): RoundsTally {
	const begun = begin(election, terms);
	const blank = blankRankings(begun.election);
	const races = blank < ballotsIn(election) ? run(begun, rules) : [];
	const rounds = races.flatMap((race) => race.rounds);
	const winners = races.flatMap((race) => race.elected);
	const last = races.at(-1)?.ranking() ?? [];
	const ranking: Order = [
		...winners.map((winner) => [winner]),
		...last.map((tied) => tied.filter((option) => !winners.includes(option)))
	].filter((tied) => tied.length > 0);
	return {
		...headOf(method, VERSION, begun, { winners, blank }),
		quota: rounds.at(-1)?.quota ?? '0',
		rounds,
		...(rules.oneAfterAnother ? { passes: races.map((race) => race.rounds) } : {}),
		ranking
	};
}

function run(begun: Count<RankedElection>, rules: RunOffRules): CountingTable[] {
	const { options } = begun.election;
	const withdrawn = [...options.keys()].filter((place) =>
		rules.withdrawn.includes(options[place]?.id ?? '')
	);
	const { seats } = begun.terms;
	if (!rules.oneAfterAnother) return [runOff(begun, rules, { seats, withdrawn, roundsBefore: 0 })];
	const races: CountingTable[] = [];
	while (races.length < Math.min(seats, options.length - withdrawn.length)) {
		const won = races.flatMap((race) => race.elected);
		const roundsBefore = races.reduce((sum, race) => sum + race.rounds.length, 0);
		const out = [...withdrawn, ...won];
		races.push(runOff(begun, rules, { seats: 1, withdrawn: out, roundsBefore }));
	}
	return races;
}
