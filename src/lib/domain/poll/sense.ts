import { compare, plus, rational, readRational } from '#lib/domain/tally/exact.ts';
import type { GroupVisibility } from '#lib/domain/group.ts';
import type { PollDraft } from './draft.ts';
import { optionsOf } from './options.ts';
import type { Question } from './question.ts';

/** Something that is complete, but makes no sense; the sentence is `invalid_<reason>`. */
export interface Fault {
	field: string;
	reason: string;
}

/** Where a poll is asked; both null for the whole city. */
export interface Place {
	groupId: number | null;
	groupVisibility: GroupVisibility | null;
}

/** What does not go together in the rules of a poll, wherever each part alone is sound. */
export function senselessRules(
	{ electorate, secrecy }: Pick<PollDraft, 'electorate' | 'secrecy'>,
	{ groupId, groupVisibility }: Place
): Fault[] {
	const faults: Fault[] = [];
	if (electorate.kind === 'group' && groupId === null)
		faults.push({ field: 'electorate', reason: 'poll_electorate_no_group' });
	// People who may vote but cannot see the poll would be counted as entitled for nothing.
	if (electorate.kind !== 'group' && groupVisibility === 'members')
		faults.push({ field: 'electorate', reason: 'poll_electorate_hidden' });
	if (electorate.kind === 'codes' && secrecy === 'open')
		faults.push({ field: 'secrecy', reason: 'poll_open_codes' });
	if (electorate.kind === 'residents') {
		const { ageFrom = 0, ageTo = 120 } = electorate;
		if (ageFrom > ageTo) faults.push({ field: 'ageTo', reason: 'poll_ages' });
	}
	return faults;
}

/** What makes a question impossible to answer, or its count always the same. */
export function senselessQuestion(asked: Question): Fault[] {
	const faults: Fault[] = [];
	const options = optionsOf(asked).filter(({ role }) => role !== 'none');
	if ('least' in asked && asked.least > options.length)
		faults.push({ field: 'least', reason: 'poll_least_options' });
	if (asked.kind === 'marked' && asked.counting.method === 'plurality' && asked.most > 1)
		faults.push({ field: 'most', reason: 'poll_plurality_several' });
	if (asked.kind === 'ranked' && asked.shared && !takesShared(asked.counting.method))
		faults.push({ field: 'shared', reason: 'poll_shared_rounds' });
	if (asked.kind === 'dotted' && asked.all && asked.mostEach * options.length < asked.points)
		faults.push({ field: 'mostEach', reason: 'poll_dots_left' });
	if (asked.kind !== 'budget') return faults;

	const figure = (amount: string | undefined) => readRational(amount ?? '0') ?? rational(0);
	const total = figure(asked.total);
	const costs = asked.options.map(({ cost }) => figure(cost)).sort(compare);
	if (costs.some((cost) => compare(cost, total) > 0))
		faults.push({ field: 'options', reason: 'poll_cost_over_total' });
	const cheapest = costs.slice(0, asked.least).reduce(plus, rational(0));
	if (asked.within && compare(cheapest, total) > 0)
		faults.push({ field: 'least', reason: 'poll_budget_least' });
	return faults;
}

/** Where rounds count the first choice of a ballot, two first choices would be none. */
export function takesShared(method: string): boolean {
	return method === 'schulze' || method === 'ranked-pairs' || method === 'borda';
}
