import type { Counted, RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import { Names, PLAIN } from './layout.ts';
import { linesOf, MalformedFile, wholeNumber, type Line } from './malformed.ts';

/**
 * Condorcet Election Format (github.com/CondorcetPHP/CondorcetElectionFormat, version 1): parameters
 * such as `#/Candidates: A ; B`, then `A > B = C ^ 2 * 3 # comment`, tags before `||`. Without
 * `#/Implicit Ranking: false` options left out are ranked last. Throws MalformedFile.
 */
export function readCondorcet(file: string): RankedElection {
	const lines = linesOf(file);
	const parameter = (name: string) => {
		const line = lines.find(({ text }) =>
			text.toLowerCase().startsWith(`#/${name.toLowerCase()}:`)
		);
		return (
			line && { number: line.number, text: line.text.slice(line.text.indexOf(':') + 1).trim() }
		);
	};
	const declared = parameter('Candidates')
		?.text.split(';')
		.map((name) => name.trim());
	const options = declared?.filter((name) => name !== '').map((name) => ({ name, aliases: [] }));
	const names = new Names({ ...PLAIN, ...(options ? { options } : {}) });
	const weighted = parameter('Weight Allowed')?.text.toLowerCase() === 'true';
	const seats = parameter('Number of Seats');
	const ballots = lines
		.map((line) => ({ ...line, text: (line.text.split('#')[0] ?? '').trim() }))
		.filter(({ text }) => text !== '')
		.map((line) => readVote(line, names, weighted));
	if (names.options.length === 0) throw new MalformedFile(1, 'a line "#/Candidates: A ; B"');
	return {
		kind: 'ranked',
		title: '',
		options: names.options,
		ballots,
		seats: seats ? wholeNumber(seats.text, seats.number, 'a number of seats', { least: 1 }) : 1,
		unranked: parameter('Implicit Ranking')?.text.toLowerCase() === 'false' ? 'no-opinion' : 'last'
	};
}

function readVote({ number, text }: Line, names: Names, weighted: boolean): Counted<Ranking> {
	const vote = text.includes('||') ? (text.split('||')[1] ?? '') : text;
	const parts = /^([^*^]*?)\s*(?:\^\s*(\d+)\s*)?(?:\*\s*(\d+)\s*)?$/.exec(
		vote.trim().replaceAll(/\s+/g, ' ')
	);
	if (!parts) throw new MalformedFile(number, 'a vote such as "A > B = C ^ 2 * 3"');
	const [, order = '', weight = '1', count = '1'] = parts;
	const times =
		wholeNumber(count, number, 'how many votes') *
		(weighted ? wholeNumber(weight, number, 'a weight up to 1000', { least: 1, most: 1_000 }) : 1);
	if (order.trim() === '/EMPTY_RANKING/') return [times, []];
	const ranking = order.split('>').map((rank) =>
		rank.split('=').map((name) => {
			if (name.trim() === '') throw new MalformedFile(number, 'a name on both sides of > and =');
			return names.place(name, number);
		})
	);
	const seen = ranking.flat();
	if (new Set(seen).size < seen.length) {
		throw new MalformedFile(number, 'every option at most once in a vote');
	}
	return [times, ranking.map((rank) => rank.sort((a, b) => a - b))];
}
