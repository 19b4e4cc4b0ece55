import type { PollOption } from '#lib/domain/poll/question.ts';
import { money } from '#lib/i18n/amounts.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Paper } from './paper.ts';

/** What an option costs, in words; nothing where it has no cost. */
export function costSaid({ cost }: PollOption, { currency }: Paper): string | undefined {
	return cost === undefined ? undefined : m.ballot_cost({ cost: money(cost, undefined, currency) });
}
