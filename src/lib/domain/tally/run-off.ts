import type { Count } from './begin.ts';
import { CountingTable } from './counting-table.ts';
import type { RankedElection } from './election.ts';
import { rational, readRational, times, writeDecimal, writeFixed, type Rational } from './exact.ts';
import { lowOnes } from './low-ones.ts';
import type { Round } from './result-rounds.ts';
import type { RunOffRules } from './run-off-rules.ts';

export type Race = {
	readonly seats: number;
	readonly withdrawn: readonly number[];
	/** Of races for other seats before this one. */
	readonly roundsBefore: number;
};

/**
 * Counts one race in rounds: each elects somebody, or else excludes somebody, whose papers (or, with
 * a quota, surplus) move before the next. A round that elects excludes nobody. The order of events
 * is that of RCTab, the tabulator that many cities of the United States have certified.
 */
export function runOff(
	{ election, ties }: Count<RankedElection>,
	rules: RunOffRules,
	race: Race
): CountingTable {
	const table = new CountingTable(election, { ...race, rules, places: rules.places, ties });
	const pile = election.options.findIndex((option) => option.writeIns);
	const declared = table.open().filter((option) => option !== pile).length;
	let quota = quotaOf(table, rules, race);
	for (;;) {
		if (isRecomputed(table, rules, race)) quota = quotaOf(table, rules, race);
		const writeIns = table.continues[pile] === true && table.total(pile) > 0n;
		const { elected = [], because } = writeIns ? {} : nowElected(table, rules, race, quota);
		const seatsLeft = Math.max(0, race.seats - table.elected.length);
		const goesOn = rules.elect === 'share' || seatsLeft > 0 || beyondTwo(table, rules, race);
		let excluded: number[] = [];
		if (elected.length === 0 && goesOn) {
			const keep = Math.max(seatsLeft, rules.untilTwo && race.seats === 1 ? 2 : 1);
			excluded = writeIns ? [pile] : lowOnes(table, rules, keep);
		}
		const named = elected.filter((option) => option !== pile);
		table.close({ quota: quota.text, elected: named, because, excluded });
		if (isDone(table, rules, race, declared)) return table;
		moveOn(table, rules, race, quota);
	}
}

/** Votes needed, in units of the table; `text` as it is shown. */
type Quota = { readonly votes: Rational; readonly text: string };

/** Of one seat it follows the votes still in the count, until somebody has it. */
function isRecomputed({ elected }: CountingTable, rules: RunOffRules, { seats }: Race): boolean {
	if (rules.elect === 'share') return !rules.shareOfFirstRound;
	return seats === 1 && elected.length === 0;
}

function quotaOf(table: CountingTable, rules: RunOffRules, { seats }: Race): Quota {
	const active = table.active();
	if (rules.elect === 'share') {
		const votes = times(rational(active), readRational(rules.share) ?? rational(0));
		return { votes, text: writeDecimal(rational(votes.n, votes.d * table.one), 5) };
	}
	const step = 10n ** BigInt(rules.places - rules.quotaPlaces);
	const votes = (active / step / BigInt(seats + 1) + 1n) * step;
	return { votes: rational(votes), text: writeFixed(votes / step, rules.quotaPlaces) };
}

type Winning = { elected?: readonly number[]; because?: Round['because'] };

function nowElected(
	table: CountingTable,
	rules: RunOffRules,
	{ seats }: Race,
	{ votes }: Quota
): Winning {
	const open = table.open();
	if (rules.elect === 'share') {
		const all = open.every((option) => table.total(option) * votes.d > votes.n);
		return all ? { elected: table.sorted(open), because: 'quota' } : {};
	}
	const seatsLeft = seats - table.elected.length;
	if (seatsLeft <= 0) return {};
	if (open.length <= seatsLeft) return { elected: table.sorted(open), because: 'remaining' };
	if (rules.elect !== 'last-standing') {
		const reached = open.filter((option) => table.total(option) * votes.d >= votes.n);
		if (reached.length > 1 && !rules.severalPerRound) {
			return { elected: [table.pick(reached, 'election')], because: 'quota' };
		}
		if (reached.length > 0) return { elected: table.sorted(reached), because: 'quota' };
	}
	if (seats > 1 || open.length > 2) return {};
	return { elected: [table.pick(open, 'election')], because: 'last-two' };
}

function beyondTwo(table: CountingTable, rules: RunOffRules, { seats }: Race): boolean {
	return rules.untilTwo && seats === 1 && table.open().length > 2;
}

/** With a quota one more round shows where the last surplus would have gone. */
function isDone(table: CountingTable, rules: RunOffRules, race: Race, declared: number): boolean {
	const { elected = [], excluded = [] } = table.rounds.at(-1) ?? {};
	const nothingNew = elected.length === 0 && excluded.length === 0;
	if (table.elected.length === declared && race.seats > declared) return true;
	if (rules.elect === 'share') return table.elected.length > 0 || nothingNew;
	if (table.elected.length < race.seats) return nothingNew;
	if (rules.elect === 'quota') return elected.length === 0;
	const shown = race.seats > 1 || excluded.length === 0;
	return !rules.untilTwo || (shown && !beyondTwo(table, rules, race));
}

function moveOn(table: CountingTable, rules: RunOffRules, { seats }: Race, quota: Quota): void {
	const { elected = [], excluded = [] } = table.rounds.at(-1) ?? {};
	for (const option of excluded) table.moveExcluded(option);
	if (rules.elect !== 'quota') return;
	const needed = quota.votes.n / quota.votes.d;
	for (const option of elected) table.continues[option] = false;
	for (const option of elected) {
		const total = table.total(option);
		const fraction = total > needed ? ((total - needed) * table.one) / total : 0n;
		const worth = (value: bigint) => (value * fraction) / table.one;
		table.moveSurplus(option, needed, worth, table.elected.length >= seats);
	}
}
