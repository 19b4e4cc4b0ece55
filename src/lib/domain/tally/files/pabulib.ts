import type { BudgetElection, Counted, Option } from '#lib/domain/tally/election.ts';
import { readRational } from '#lib/domain/tally/exact.ts';
import { readCsv, type Row } from './csv.ts';
import { MalformedFile, wholeNumber } from './malformed.ts';

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
type Section = { header: Row; rows: Row[] };

/**
 * Pabulib, the library of participatory budgets (pabulib.org/format): sections META, PROJECTS and
 * VOTES, cells between semicolons. An approval or a single choice is one point; a rank gives as many
 * points as there are ranks from it down (`max_length` for the first); others give their points.
 * A project needs `min_project_score_threshold` points, where META has it. Throws MalformedFile.
 */
export function readPabulib(file: string): BudgetElection {
	const sections = readSections(readCsv(file, ';'));
	const meta = new Map(sections.META.rows.map((row) => [row.cells[0]?.trim() ?? '', row]));
	const fact = (key: string) => meta.get(key)?.cells[1]?.trim();
	const projects = readProjects(sections.PROJECTS);
	const places = new Map(projects.map(({ id }, place) => [id, place]));
	const kind = fact('vote_type') ?? '';
	const longest = fact('max_length');
	const points = pointsOf(
		kind,
		meta.get('vote_type')?.line ?? 1,
		longest ? Number(longest) : undefined
	);
	const least = meta.get('min_project_score_threshold');
	return {
		kind: 'budget',
		title: fact('description') ?? '',
		options: projects,
		ballots: readVotes(sections.VOTES, places, points),
		total: money(fact('budget') ?? '', meta.get('budget')?.line ?? 1, 'a line "budget;amount"'),
		leastPoints: least
			? wholeNumber(fact('min_project_score_threshold') ?? '', least.line, 'a number of points')
			: 0
	};
}

function readSections(rows: readonly Row[]): Record<(typeof SECTIONS)[number], Section> {
	const last = rows.at(-1)?.line ?? 1;
	const starts = SECTIONS.map((name) => rows.findIndex(({ cells }) => cells[0]?.trim() === name));
	const section = (at: number): Section => {
		const from = starts[at] ?? -1;
		if (from < 0) throw new MalformedFile(last + 1, `a section ${SECTIONS[at]}`);
		const next = starts.filter((start) => start > from).sort((a, b) => a - b)[0];
		const [header, ...content] = rows.slice(from + 1, next);
		if (!header)
			throw new MalformedFile((rows[from]?.line ?? 1) + 1, `the header of ${SECTIONS[at]}`);
		return { header, rows: content };
	};
	return { META: section(0), PROJECTS: section(1), VOTES: section(2) };
}

function readProjects({ header, rows }: Section): Option[] {
	const [id, cost] = [column(header, 'project_id'), column(header, 'cost')];
	const name = header.cells.findIndex((cell) => cell.trim() === 'name');
	const seen = new Set<string>();
	return rows.map(({ line, cells }) => {
		const project = cells[id]?.trim() ?? '';
		if (project === '' || seen.has(project)) {
			throw new MalformedFile(line, `a project_id of its own, not "${project}"`);
		}
		seen.add(project);
		const amount = money(cells[cost] ?? '', line, 'a cost');
		return { id: project, name: cells[name]?.trim() || project, cost: amount };
	});
}

type Points = (at: number, given: string | undefined, line: number) => number;

function pointsOf(kind: string, line: number, longest: number | undefined): Points {
	if (kind === 'approval' || kind === 'choose-1') return () => 1;
	if (kind === 'ordinal') {
		if (!longest) throw new MalformedFile(line, 'a line "max_length;n" with ordinal votes');
		return (at) => Math.max(0, longest - at);
	}
	if (kind !== 'cumulative' && kind !== 'scoring') {
		throw new MalformedFile(line, 'vote_type approval, choose-1, ordinal, cumulative or scoring');
	}
	return (_, given, row) =>
		wholeNumber(given ?? '', row, 'as many points as projects', { most: 100_000 });
}

function readVotes(
	{ header, rows }: Section,
	places: ReadonlyMap<string, number>,
	points: Points
): Counted<readonly (readonly [number, number])[]>[] {
	const vote = column(header, 'vote');
	const given = header.cells.findIndex((cell) => cell.trim() === 'points');
	return rows.map(({ line, cells }) => {
		const ids = (cells[vote] ?? '').split(',').map((id) => id.trim());
		const spent = given < 0 ? [] : (cells[given] ?? '').split(',');
		const named = ids.length === 1 && ids[0] === '' ? [] : ids;
		const pairs = named.map((id, at): [number, number] => {
			const place = places.get(id);
			if (place === undefined) throw new MalformedFile(line, `a project of this file, not "${id}"`);
			return [place, points(at, spent[at], line)];
		});
		if (new Set(pairs.map(([place]) => place)).size < pairs.length) {
			throw new MalformedFile(line, 'every project at most once in a vote');
		}
		return [1, pairs.sort(([a], [b]) => a - b)];
	});
}

function column({ cells, line }: Row, name: string): number {
	const at = cells.findIndex((cell) => cell.trim() === name);
	if (at < 0) throw new MalformedFile(line, `a column ${name}`);
	return at;
}

function money(text: string, line: number, expected: string): string {
	const amount = text.trim();
	if (!/^\d+(\.\d+)?$/.test(amount) || !readRational(amount)) {
		throw new MalformedFile(line, `${expected}, not "${amount}"`);
	}
	return amount;
}
