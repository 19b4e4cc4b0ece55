import { begin, headOf, type Terms } from './begin.ts';
import type { TimeAnswer, TimesElection } from './election.ts';
import { orderBy, seat } from './order.ts';
import type { TimesTally } from './result.ts';

const VERSION = 1;

/**
 * The time at which most can come, "if need be" included; among equal ones the time that most can
 * make without trouble. What a ballot leaves open counts as no. Our own rule, as plain as it can be.
 */
export function bestTime(election: TimesElection, terms: Terms): TimesTally {
	const count = begin(election, terms);
	const { ballots } = count.election;
	const given = (option: number, wanted: TimeAnswer) =>
		ballots.reduce(
			(sum, [times, answers]) => sum + (heard(answers[option]) === wanted ? times : 0),
			0
		);
	const times = election.options.map((_, option) => ({
		yes: given(option, 'yes'),
		ifNeedBe: given(option, 'if-need-be'),
		no: given(option, 'no')
	}));
	const ranking = orderBy([...times.keys()], (a, b) => {
		const [one, other] = [times[a], times[b]];
		if (!one || !other) return 0;
		return one.no - other.no || other.yes - one.yes;
	});
	const blank = ballots.reduce(
		(sum, [often, answers]) => (answers.every((answer) => answer === null) ? sum + often : sum),
		0
	);
	const winners = seat(ranking, terms.seats, count.ties);
	return { ...headOf('best-time', VERSION, count, { winners, blank }), times, ranking };
}

const heard = (answer: TimeAnswer | null | undefined): TimeAnswer => answer ?? 'no';
