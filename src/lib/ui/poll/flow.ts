import type { Round, RoundsTally } from '#lib/domain/tally/result-rounds.ts';
import { roughly } from './roughly.ts';

/** A pile of votes in one round; `option` is null for votes that no longer count. */
export type FlowNode = {
	readonly option: number | null;
	readonly round: number;
	readonly x: number;
	readonly y: number;
	readonly height: number;
	readonly total: string;
	readonly fate?: 'elected' | 'excluded';
};

/** Votes that stay or move from one round to the next, as a ribbon. */
export type FlowLink = { readonly option: number | null; readonly path: string };

export type Flow = {
	readonly width: number;
	readonly height: number;
	/** Where each round stands. */
	readonly columns: readonly number[];
	readonly nodes: readonly FlowNode[];
	readonly links: readonly FlowLink[];
};

/** Sizes in pixels. A pile is at least as high as its number. */
export const flowSize = { names: 172, node: 12, row: 17, gap: 5, top: 28, end: 76 };

/**
 * Where piles and ribbons of a count in rounds lie. Piles keep the order of the result, so that those
 * who are elected stay above and those who go out leave from below; nothing is arranged by chance,
 * and the same count always makes the same picture. Drawn on the server: no script is needed.
 */
export function flowOf(tally: RoundsTally): Flow {
	const order = [...new Set([...tally.ranking.flat(), ...tally.options.keys()])];
	const counts = tally.rounds.map((round) => pilesOf(round, order));
	const all = Math.max(1, ...counts.map((piles) => sum(piles.map(({ votes }) => votes))));
	const scale = Math.max(200, Math.min(560, order.length * 26)) / all;
	const step = Math.max(84, Math.min(150, 900 / counts.length));
	const columns = counts.map((_, round) => flowSize.names + round * step);
	const stacks = counts.map((piles, round) =>
		stack(piles, { round, x: columns[round] ?? 0 }, scale, tally.rounds[round])
	);
	const starts = new Set<number>();
	let passed = 0;
	for (const pass of tally.passes ?? []) starts.add((passed += pass.length));
	const links = tally.rounds.flatMap((round, at) => {
		const [from, to] = [stacks[at - 1], stacks[at]];
		return from && to && !starts.has(at) ? ribbons(round, from, to, scale) : [];
	});
	const nodes = stacks.flat();
	return {
		width: (columns.at(-1) ?? 0) + flowSize.end,
		height: Math.max(60, ...nodes.map(({ y, height }) => y + Math.max(height, flowSize.row))) + 14,
		columns,
		nodes,
		links
	};
}

type Pile = { option: number | null; votes: number; text: string };

function pilesOf(round: Round, order: readonly number[]): Pile[] {
	const standing = order.flatMap((option): Pile[] => {
		const text = round.totals[option] ?? null;
		return text === null ? [] : [{ option, votes: roughly(text), text }];
	});
	const { blank: _, ...inactive } = round.inactive;
	const votes = sum([...Object.values(inactive), round.cut].map(roughly));
	return votes > 0 ? [...standing, { option: null, votes, text: votes.toFixed(5) }] : standing;
}

function stack(
	piles: Pile[],
	{ round, x }: { round: number; x: number },
	scale: number,
	record?: Round
): FlowNode[] {
	let y = flowSize.top;
	return piles.map(({ option, votes, text }) => {
		const height = Math.max(1, votes * scale);
		const node = { option, round, x, y, height, total: text, fate: fateOf(option, record) };
		y += Math.max(height, flowSize.row) + flowSize.gap;
		return node;
	});
}

function fateOf(option: number | null, record?: Round): FlowNode['fate'] {
	if (option === null || !record) return undefined;
	if (record.elected.includes(option)) return 'elected';
	return record.excluded.includes(option) ? 'excluded' : undefined;
}

/** What moved into a round, and what stayed: ribbons leave and arrive in the order of the piles. */
function ribbons(round: Round, from: FlowNode[], to: FlowNode[], scale: number): FlowLink[] {
	const moves = round.transfers.flatMap(({ from: option, to: targets, inactive, cut }) => [
		...targets.map(([target, votes]) => ({ option, target, votes: roughly(votes) })),
		{ option, target: null, votes: roughly(inactive) + roughly(cut) }
	]);
	const stays = to.map(({ option, total }) => {
		const arrived = moves.filter(({ target }) => target === option);
		return {
			option,
			target: option,
			votes: roughly(total) - sum(arrived.map(({ votes }) => votes))
		};
	});
	const place = (nodes: FlowNode[], option: number | null) =>
		nodes.findIndex((node) => node.option === option);
	const sorted = [...stays, ...moves]
		.filter(({ votes }) => votes * scale > 0.05)
		.sort(
			(a, b) =>
				place(to, a.target) - place(to, b.target) || place(from, a.option) - place(from, b.option)
		);
	const [left, right] = [new Map<number | null, number>(), new Map<number | null, number>()];
	return sorted.flatMap(({ option, target, votes }): FlowLink[] => {
		const [start, end] = [from[place(from, option)], to[place(to, target)]];
		if (!start || !end) return [];
		const thick = votes * scale;
		const [y1, y2] = [left.get(option) ?? start.y, right.get(target) ?? end.y];
		left.set(option, y1 + thick);
		right.set(target, y2 + thick);
		return [{ option, path: ribbon(start.x + flowSize.node, y1, end.x, y2, thick) }];
	});
}

function ribbon(x1: number, y1: number, x2: number, y2: number, thick: number): string {
	const middle = (x1 + x2) / 2;
	const n = (value: number) => value.toFixed(1);
	return [
		`M${n(x1)} ${n(y1)}`,
		`C${n(middle)} ${n(y1)} ${n(middle)} ${n(y2)} ${n(x2)} ${n(y2)}`,
		`V${n(y2 + thick)}`,
		`C${n(middle)} ${n(y2 + thick)} ${n(middle)} ${n(y1 + thick)} ${n(x1)} ${n(y1 + thick)}Z`
	].join('');
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
