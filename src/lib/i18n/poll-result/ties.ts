import type { TieBreak } from '#lib/domain/tally/ties.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Teller } from './teller.ts';

/** How one tie was settled: by which earlier round, or by lot. */
export function tieSaid({ about, tied, chosen, by, earlier }: TieBreak, teller: Teller): string {
	const out = about === 'exclusion';
	const said = { names: teller.names(tied), chosen: teller.name(chosen) };
	if (by === 'earlier-round') {
		const sentence = out ? m.tie_earlier_out : m.tie_earlier_first;
		return sentence({ ...said, earlier: teller.n(earlier ?? 1) }, teller.tongue);
	}
	return (out ? m.tie_lot_out : m.tie_lot_first)(said, teller.tongue);
}

export function tiesSaid(breaks: readonly TieBreak[], teller: Teller): string[] {
	return breaks.map((tie) => tieSaid(tie, teller));
}

/** Who is chosen in the end. */
export function chosenSaid(winners: readonly number[], teller: Teller): string {
	if (winners.length === 0) return m.step_nobody({}, teller.tongue);
	return m.step_chosen({ count: winners.length, names: teller.names(winners) }, teller.tongue);
}
