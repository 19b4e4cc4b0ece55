import type { Finding } from './finding.ts';

/** The first findings of each kind, in the order in which they were found, and how many more there are. */
export function firstOfEach(
	findings: readonly Finding[],
	most: number
): { readonly shown: readonly Finding[]; readonly more: number }[] {
	const kinds = [...new Set(findings.map(({ finding }) => finding))];
	return kinds.map((kind) => {
		const all = findings.filter(({ finding }) => finding === kind);
		return { shown: all.slice(0, most), more: Math.max(0, all.length - most) };
	});
}
