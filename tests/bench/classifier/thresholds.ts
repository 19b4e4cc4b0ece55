export interface Scored {
	isBad: boolean;
	/** Nobody labelled it, and it must not be stopped. */
	isOrdinary: boolean;
	score: number;
}

/** What a threshold has to keep: precision among labelled messages, given so often, and its share of ordinary text. */
const asked = {
	flag: { precision: 0.8, given: 20, ordinary: 0.005 },
	flagByShape: { precision: 0.8, given: 20, ordinary: 0.001 },
	hold: { precision: 0.985, given: 30, ordinary: 0.002 }
};

/**
 * The lowest scores from which on a flag is right in 80 of 100 labelled messages and hardly touches
 * ordinary text, and a hold in 98 or 99: more than it needs, because the next messages are others.
 */
export function thresholdsOf(scored: readonly Scored[], byShape: boolean) {
	const flag = lowest(scored, byShape ? asked.flagByShape : asked.flag);
	const hold = byShape ? null : lowest(scored, asked.hold);
	return { flag, hold: flag === null || hold === null ? null : Math.max(flag, hold) };
}

function lowest(scored: readonly Scored[], needs: (typeof asked)['flag']): number | null {
	const most = scored.filter(({ isOrdinary }) => isOrdinary).length * needs.ordinary;
	const sorted = scored.toSorted((one, other) => other.score - one.score);
	let found: number | null = null;
	let [given, right, ordinary] = [0, 0, 0];
	for (const { isBad, isOrdinary, score } of sorted) {
		given += isOrdinary ? 0 : 1;
		right += isBad ? 1 : 0;
		ordinary += isOrdinary ? 1 : 0;
		if (ordinary > most) break;
		if (given >= needs.given && right / given >= needs.precision)
			found = Math.floor(score * 1000) / 1000;
	}
	return found;
}
