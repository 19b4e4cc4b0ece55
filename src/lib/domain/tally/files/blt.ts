import type { Counted, RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import {
	distinctNames,
	linesOf,
	MalformedFile,
	MOST_OPTIONS,
	wholeNumber,
	type Line
} from './malformed.ts';

const BALLOT = 'a ballot (count, options in order, 0) or the closing 0';

/**
 * BLT, the format of OpenSTV and of Scottish councils (Hill, Wichmann and Woodall): `options seats`,
 * withdrawn options as negative numbers, ballots `count first second … 0` (`2=3` is an equal rank,
 * `-` a skipped one), `0`, the names, the title. Throws MalformedFile.
 */
export function readBlt(file: string): RankedElection {
	const lines = linesOf(file).filter(
		({ text }) => text.trim() !== '' && !text.trim().startsWith('#')
	);
	const [head, ...rest] = lines;
	const counts = (head?.text ?? '').trim().split(/\s+/);
	const headLine = head?.number ?? 1;
	if (counts.length !== 2) throw new MalformedFile(headLine, 'the number of options and of seats');
	const size = wholeNumber(counts[0] ?? '', headLine, `a number of options up to ${MOST_OPTIONS}`, {
		least: 1,
		most: MOST_OPTIONS
	});
	const seats = wholeNumber(counts[1] ?? '', headLine, 'the number of seats', { least: 1 });
	const end = rest.findIndex(({ text }) => text.trim() === '0');
	const lastLine = lines.at(-1)?.number ?? 1;
	if (end < 0) throw new MalformedFile(lastLine + 1, BALLOT);
	const withdrawn = rest.slice(0, end).filter(({ text }) => /^(-\d+\s*)+$/.test(text.trim()));
	const out = new Set(
		withdrawn.flatMap(({ text }) =>
			text
				.trim()
				.split(/\s+/)
				.map((n) => -Number(n))
		)
	);
	const stay = Array.from({ length: size }, (_, at) => at + 1).filter((number) => !out.has(number));
	const places = new Map(Array.from({ length: size }, (_, at) => [at + 1, stay.indexOf(at + 1)]));
	const ballots = rest
		.slice(0, end)
		.filter((line) => !withdrawn.includes(line))
		.map((line) => readBallot(line, places));
	const names = rest.slice(end + 1, end + 1 + size);
	if (names.length < size) {
		throw new MalformedFile(lastLine + 1, `${size} names, one a line; there are ${names.length}`);
	}
	const named = names.map(({ text }, at) => ({ id: String(at + 1), name: unquote(text) }));
	const options = distinctNames(named).filter(({ id }) => !out.has(Number(id)));
	const title = unquote(rest[end + 1 + size]?.text ?? '');
	return { kind: 'ranked', title, options, ballots, seats, unranked: 'last' };
}

/** `places`: the place of each number on the ballot, -1 for an option that was withdrawn. */
function readBallot({ number, text }: Line, places: ReadonlyMap<number, number>): Counted<Ranking> {
	const [count = '', ...ranks] = text
		.trim()
		.replace(/^\([^)]*\)\s*/, '')
		.split(/\s+/);
	const times = wholeNumber(count, number, BALLOT, { least: 1 });
	if (ranks.pop() !== '0') throw new MalformedFile(number, 'a 0 at the end of the ballot');
	const ranking = ranks.map((rank) => {
		if (rank === '-') return [];
		return rank.split('=').map((option) => {
			const place = /^\d{1,6}$/.test(option) ? places.get(Number(option)) : undefined;
			if (place !== undefined) return place;
			throw new MalformedFile(number, `an option from 1 to ${places.size}, not "${option}"`);
		});
	});
	const kept = ranking.map((rank) => rank.filter((place) => place >= 0).sort((a, b) => a - b));
	return [times, kept.filter((rank, at) => rank.length > 0 || ranking[at]?.length === 0)];
}

function unquote(text: string): string {
	const quoted = /^"(.*)"$/.exec(text.trim());
	return quoted ? (quoted[1] ?? '').replaceAll('""', '"').trim() : text.trim();
}
