import { minus, rational, readRational, writeRational } from '#lib/domain/tally/exact.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Teller } from './teller.ts';

/** What is used, of what, and what is left. */
export function moneySaid(sums: { total: string; spent: string }, teller: Teller): string {
	const said = {
		spent: teller.money(sums.spent),
		total: teller.money(sums.total),
		left: teller.money(leftOf(sums))
	};
	return m.detail_money(said, teller.tongue);
}

export function leftOf({ total, spent }: { total: string; spent: string }): string {
	return writeRational(minus(figure(total), figure(spent)));
}

const figure = (text: string) => readRational(text) ?? rational(0);
