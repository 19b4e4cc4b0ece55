import type { Secrecy } from '#lib/domain/poll.ts';
import type { LogEntry } from '#lib/domain/poll/log/entry.ts';
import { dueSizes } from '#lib/domain/poll/log/due.ts';
import type { PublishedRoot } from '#lib/domain/poll/log/extend.ts';
import type { Finding, LogFinding } from './finding.ts';
import type { Lines } from './lines.ts';

/** Every leaf stands once; what a line replaces stood before it and was replaced by no other. */
export function checkLines(log: readonly LogEntry[], lines: Lines, secrecy: Secrecy): LogFinding[] {
	return log.flatMap(({ leaf, replaces }, at): LogFinding[] => {
		const line = at + 1;
		const findings: LogFinding[] = [];
		const first = lines.of.get(leaf);
		if (first !== undefined && first < line) findings.push({ finding: 'leaf-twice', line, first });
		if (replaces === undefined) return findings;
		if (secrecy === 'detached') findings.push({ finding: 'replaced-in-detached', line });
		const replaced = lines.of.get(replaces);
		if (replaced === undefined || replaced >= line)
			findings.push({ finding: 'replaces-nothing', line });
		const before = lines.replacedBy.get(replaces);
		if (before !== undefined && before < line)
			findings.push({ finding: 'replaced-twice', line, first: before });
		return findings;
	});
}

/** What the bundle says of its log, and what its lines give. */
export interface Sums {
	readonly lines: number;
	readonly chain: { readonly stated: string; readonly found: string };
	readonly roots: {
		readonly stated: readonly PublishedRoot[];
		readonly found: readonly PublishedRoot[];
	};
}

/**
 * Whether the lines are those that chain and roots were published for. A root vouches for all lines up
 * to its size, so the last right one tells after which line something is wrong; a wrong root before a
 * right one was itself changed.
 */
export function checkSums({ lines, chain, roots }: Sums): Finding[] {
	const chained = chain.stated === chain.found;
	const found = new Map(roots.found.map(({ size, root }) => [size, root]));
	const isRight = ({ size, root }: PublishedRoot) => found.get(size) === root;
	const published = largest(roots.stated);
	const vouched = chained ? lines : largest(roots.stated.filter(isRight));
	const findings: Finding[] = roots.stated
		.filter((root) => root.size <= vouched && found.has(root.size) && !isRight(root))
		.map(({ size }) => ({ finding: 'root-changed', size }));
	if (!chained) findings.push(...brokenAfter(vouched, lines, published, roots.stated));
	return [...findings, ...checkSizes(roots.stated, chained ? lines : published)];
}

function brokenAfter(
	vouched: number,
	lines: number,
	published: number,
	stated: readonly PublishedRoot[]
): Finding[] {
	const count = Math.abs(published - lines);
	if (published > lines) return [{ finding: 'lines-missing', count, after: vouched }];
	if (published < lines) return [{ finding: 'lines-added', count, after: vouched }];
	if (vouched === lines) return [{ finding: 'chain-changed' }];
	const next = stated.find(({ size }) => size > vouched)?.size ?? lines;
	return [{ finding: 'lines-changed', from: vouched + 1, to: next }];
}

/** A root at every size at which one was due, and at no other. */
function checkSizes(stated: readonly PublishedRoot[], lines: number): LogFinding[] {
	const due = new Set(dueSizes(lines));
	const findings: LogFinding[] = [];
	let before = -1;
	for (const { size } of stated) {
		if (!due.delete(size) || size < before) findings.push({ finding: 'root-undue', size });
		before = size;
	}
	return [...[...due].map((size): LogFinding => ({ finding: 'root-missing', size })), ...findings];
}

function largest(roots: readonly PublishedRoot[]): number {
	return roots.reduce((most, { size }) => Math.max(most, size), 0);
}
