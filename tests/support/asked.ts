import type { Question } from '#lib/domain/poll/question.ts';
import type { Counting, Method } from '#lib/domain/tally/counting.ts';
import type { Election } from '#lib/domain/tally/election.ts';

/** Every method with the ballots that it counts on our pages. */
export const methodsAsked: [Method, Election['kind']][] = [
	['majority', 'answered'],
	['consent', 'consent'],
	['plurality', 'marked'],
	['approval', 'marked'],
	['irv', 'ranked'],
	['stv', 'ranked'],
	['stv-scottish', 'ranked'],
	['schulze', 'ranked'],
	['ranked-pairs', 'ranked'],
	['borda', 'ranked'],
	['score', 'scored'],
	['majority-judgment', 'scored'],
	['dots', 'dotted'],
	['budget-greedy', 'budget'],
	['budget-greedy-no-skip', 'budget'],
	['equal-shares', 'budget'],
	['best-time', 'times']
];

/** The question that an election answers, so that its result can be told. */
export function askedOf(election: Election, counting: Counting): Question {
	const asked = {
		id: 'q1',
		title: election.title || 'What shall we do?',
		text: '',
		required: true,
		shuffled: false,
		reason: 'off' as const,
		counting
	};
	const options = election.options.map((option) => ({ ...option, text: '' }));
	const chosen = { options, seats: 1, least: 0, most: options.length };
	switch (election.kind) {
		case 'answered':
		case 'consent':
			return { ...asked, kind: election.kind };
		case 'marked':
			return { ...asked, ...chosen, kind: 'marked' };
		case 'ranked':
			return { ...asked, ...chosen, kind: 'ranked', shared: true, unranked: election.unranked };
		case 'scored':
			return { ...asked, ...chosen, kind: 'scored', lowest: 0, highest: 10 };
		case 'dotted':
			return { ...asked, ...chosen, kind: 'dotted', points: 9, mostEach: 9, all: false };
		case 'budget': {
			const { total, leastPoints } = election;
			return { ...asked, ...chosen, kind: 'budget', within: false, total, leastPoints };
		}
		case 'times':
			return { ...asked, ...chosen, kind: 'times' };
	}
}
