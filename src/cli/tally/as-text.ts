import type { Round } from '#lib/domain/tally/result-rounds.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { asJson } from './as-json.ts';

/** A result for people at a terminal: who, by what, and every round. */
export function asText(result: Tally): string {
	const name = (place: number) => result.options[place]?.name ?? '';
	const { cast, blank } = result.ballots;
	const lines = [
		`${result.method}, version ${result.version}: ${cast} ballots, ${blank} of them blank`,
		...result.winners.map((winner, at) => `  ${at + 1}. ${name(winner)}`),
		...('passed' in result ? [result.passed ? '  passed' : '  not passed'] : []),
		'',
		...('rounds' in result
			? result.rounds.flatMap((round, at) => roundLines(round, at + 1, name))
			: ownFigures(result)),
		...result.tieBreaks.map(
			({ tied, chosen, by, round }) =>
				`Tie in round ${round} of ${tied.map(name).join(', ')}: ${name(chosen)}, by ${by}`
		),
		`Input SHA-256 ${result.input}`
	];
	return lines.join('\n');
}

function roundLines(round: Round, number: number, name: (place: number) => string): string[] {
	const standing = round.totals.flatMap((total, place) => {
		if (total === null) return [];
		const fate = round.elected.includes(place)
			? 'elected'
			: round.excluded.includes(place)
				? 'out'
				: '';
		return [`  ${total.padStart(14)}  ${name(place)}  ${fate}`.trimEnd()];
	});
	return [`Round ${number}, needed ${round.quota}`, ...standing, ''];
}

/** What the method has besides winners, as it stands in the JSON. */
function ownFigures(result: Tally): string[] {
	const { rounds, ranking, means, times, steps, pairwise, yes, no, abstain } = asJson(result);
	const figures = { ranking, means, times, pairwise, yes, no, abstain };
	const [totals] = (rounds ?? []) as { totals: Record<string, string | null> }[];
	return [
		...Object.entries(totals?.totals ?? {}).map(
			([name, total]) => `${(total ?? '').padStart(16)}  ${name}`
		),
		...((steps ?? []) as object[]).map((step) => `  ${Object.values(step).join('  ')}`),
		...Object.entries(figures)
			.filter(([, value]) => value !== undefined)
			.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
	];
}
