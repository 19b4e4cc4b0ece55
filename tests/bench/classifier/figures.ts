import type { Verdict } from '#lib/domain/moderation/spam/judged.ts';

/** How often a verdict, or a stronger one, was right: `given` times given, `right` of them, `bad` messages in all. */
export interface Hits {
	given: number;
	right: number;
	bad: number;
}

export function hitsOf(
	verdict: Exclude<Verdict, 'publish'>,
	messages: readonly { isBad: boolean; verdict: Verdict }[]
): Hits {
	const given = messages.filter((one) => one.verdict === verdict || one.verdict === 'hold');
	return {
		given: given.length,
		right: given.filter(({ isBad }) => isBad).length,
		bad: messages.filter(({ isBad }) => isBad).length
	};
}

export const precision = ({ given, right }: Hits) => right / given;

/** `0.975 (78 of 80)`, precision, and `0.812 (78 of 96)`, recall. */
export function inWords({ given, right, bad }: Hits): [string, string] {
	return given === 0 ? ['none given', '0'] : [share(right, given), share(right, bad)];
}

function share(part: number, whole: number): string {
	return `${(part / whole).toFixed(3)} (${part} of ${whole})`;
}
