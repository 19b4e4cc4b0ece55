import type { BallotFinding } from './finding.ts';
import type { Lines } from './lines.ts';

/**
 * Whether the ballots, by their leaves, are those of the log that nothing replaces: one each, in the
 * order of the leaves. An unknown ballot that stands where one of the log should is called altered.
 */
export function checkLeaves(leaves: readonly string[], lines: Lines): BallotFinding[] {
	if (leaves.length > 1 && !leaves.some((leaf) => lines.of.has(leaf)))
		return [{ finding: 'ballots-foreign', ballots: leaves.length }];
	const findings: BallotFinding[] = [];
	const firsts = new Map<string, number>();
	const strangers: Stranger[] = [];
	let after = '';
	for (const [at, leaf] of leaves.entries()) {
		const ballot = at + 1;
		const first = firsts.get(leaf);
		const by = lines.replacedBy.get(leaf);
		if (first !== undefined) findings.push({ finding: 'ballot-twice', ballot, first });
		else if (!lines.of.has(leaf)) strangers.push({ ballot, after });
		else if (by !== undefined) findings.push({ finding: 'ballot-replaced', ballot, by });
		else if (leaf < after) findings.push({ finding: 'ballots-unordered', ballot });
		else after = leaf;
		if (first === undefined) firsts.set(leaf, ballot);
	}
	return [...findings, ...altered(strangers, firsts, lines)];
}

/** A ballot whose leaf is not in the log, and the last leaf before it that is. */
type Stranger = { readonly ballot: number; readonly after: string };

/** Of ballots that are not in the log and lines that have no ballot, those in the same place are pairs. */
function altered(
	strangers: readonly Stranger[],
	counted: ReadonlyMap<string, number>,
	{ live }: Lines
): BallotFinding[] {
	const missing = new Map<string, number[]>();
	let after = '';
	for (const [leaf, line] of [...live].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (counted.has(leaf)) after = leaf;
		else if (!missing.get(after)?.push(line)) missing.set(after, [line]);
	}
	const findings = strangers.map(({ ballot, after }): BallotFinding => {
		const line = missing.get(after)?.shift();
		return line === undefined
			? { finding: 'ballot-added', ballot }
			: { finding: 'ballot-altered', ballot, line };
	});
	const lost = [...missing.values()].flat();
	return [...findings, ...lost.map((line): BallotFinding => ({ finding: 'ballot-missing', line }))];
}
