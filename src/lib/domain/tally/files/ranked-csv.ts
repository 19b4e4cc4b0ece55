import type { Counted, RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import { readCsv, type Row } from './csv.ts';
import { Names, PLAIN, type Layout } from './layout.ts';
import { MalformedFile, wholeNumber } from './malformed.ts';

const HEADER = 'a header: rank1,rank2,…, or "count,preferences", or one column an option';

/**
 * Rankings in a CSV file with a header, in one of three shapes:
 * - `ballot,rank1,rank2,…` or `count,rank1,…`: a name in each cell (`A|B` are two in one rank);
 * - `count,preferences`: `12,A>B>C` (`A=B` are equal);
 * - one column an option, its name in the header: the rank of each in its cells. A first column
 *   that is not headed by a rank or an option (`count`, `ballot`, an id) says how often, or nothing.
 *
 * Throws MalformedFile.
 */
export function readRankedCsv(file: string, layout: Layout = PLAIN): RankedElection {
	const [header, ...rows] = readCsv(file);
	if (!header) throw new MalformedFile(1, HEADER);
	const names = new Names(layout);
	const read = readerFor(header, rows, layout, names);
	const ballots = rows.map(read);
	if (names.options.length === 0) throw new MalformedFile(header.line, 'at least one option');
	return { kind: 'ranked', title: '', options: names.options, ballots, seats: 1, unranked: 'last' };
}

type Reader = (row: Row) => Counted<Ranking>;

function readerFor(header: Row, rows: readonly Row[], layout: Layout, names: Names): Reader {
	const [first = '', second = ''] = header.cells;
	const counted = /^(count|times|votes|number)$/i.test(first.trim());
	const times = (row: Row) =>
		counted ? wholeNumber(row.cells[0] ?? '', row.line, 'how many ballots') : 1;
	if (layout.optionColumns === undefined) {
		if (/^(preferences|ranking|order)\b/i.test(second.trim())) {
			return (row) => [times(row), arrows(row, names)];
		}
		const ranks = header.cells.findIndex((cell) =>
			/^(rank|choice|preference)\s*_?\d+$/i.test(cell.trim())
		);
		if (ranks >= 0) {
			const last = layout.ranks === undefined ? undefined : ranks + layout.ranks;
			return (row) => [times(row), cells(row, ranks, last, names)];
		}
	}
	const from = layout.optionColumns ?? (isOption(rows, 0) && !counted ? 0 : 1);
	if (header.cells.length <= from) throw new MalformedFile(header.line, HEADER);
	const places = header.cells.slice(from).map((name) => names.place(name, header.line));
	return (row) => [times(row), columns(row, from, places)];
}

/** Whether a column holds nothing but ranks. */
function isOption(rows: readonly Row[], column: number): boolean {
	return rows.every(({ cells: row }) => /^\s*\d{0,3}\s*$/.test(row[column] ?? ''));
}

function cells(row: Row, from: number, to: number | undefined, names: Names): Ranking {
	const ranking = row.cells.slice(from, to).map((cell) => names.rank(cell, row.line));
	while (ranking.at(-1)?.length === 0) ranking.pop();
	return ranking;
}

function arrows(row: Row, names: Names): Ranking {
	const text = row.cells.slice(1).join(',').trim();
	if (text === '') return [];
	return text.split('>').map((rank) => {
		const tied = rank.split('=').map((name) => {
			if (name.trim() === '') throw new MalformedFile(row.line, 'names with > between them');
			return names.place(name, row.line);
		});
		return tied.sort((a, b) => a - b);
	});
}

function columns(row: Row, from: number, places: readonly number[]): Ranking {
	const ranking: number[][] = [];
	if (row.cells.length > from + places.length) {
		throw new MalformedFile(row.line, `at most ${from + places.length} cells`);
	}
	row.cells.slice(from).forEach((cell, column) => {
		if (cell.trim() === '') return;
		const expected = `a rank from 1 to ${places.length}, not "${cell.trim()}"`;
		const rank = wholeNumber(cell, row.line, expected, { least: 1, most: places.length });
		while (ranking.length < rank) ranking.push([]);
		ranking[rank - 1]?.push(places[column] ?? 0);
	});
	return ranking.map((tied) => tied.sort((a, b) => a - b));
}
