import { canonicalJson, sha256Hex } from '#lib/domain/tally/input.ts';
import type { Answer, Counted, Election, Ranking, Stance } from '#lib/domain/tally/election.ts';
import type { TimeAnswer } from '#lib/domain/tally/election.ts';
import { optionsOf, seatsOf } from './options.ts';
import type { Question } from './question.ts';

/** One answer, as it is counted: options are named by their place in the question, from 0. */
export type Choice =
	| Answer
	| Stance
	| Ranking
	| readonly number[]
	| readonly (number | null)[]
	| readonly (readonly [number, number])[]
	| readonly (TimeAnswer | null)[];

/** What somebody answers, by the id of the question; a question that was left empty is not in it. */
export type Choices = Readonly<Record<string, Choice>>;

/**
 * A ballot as it is sealed: the hash of the rules it was cast under, the choices, and 16 random bytes
 * (hexadecimal) that keep anybody from guessing the choices from the leaf.
 */
export interface SealedBallot {
	readonly rules: string;
	readonly choices: Choices;
	readonly nonce: string;
}

/** The canonical text of a ballot: `{"choices":{…},"nonce":"…","rules":"…"}`. */
export function ballotText({ rules, choices, nonce }: SealedBallot): string {
	return canonicalJson({ choices, nonce, rules });
}

/** The ballot's leaf: SHA-256 of its canonical text, in hexadecimal. It says nothing of the choices. */
export function leafOf(ballot: SealedBallot): string {
	return sha256Hex(ballotText(ballot));
}

/** The ballots of one question as an election; those that left it empty are not in it. */
export function electionOf(asked: Question, ballots: readonly Counted<Choices>[]): Election {
	const own = ballots.flatMap(([count, choices]) => {
		const choice = choices[asked.id];
		return choice === undefined ? [] : [[count, choice] as const];
	});
	const options = optionsOf(asked).map(({ id, name, cost, role }) => ({
		id,
		name,
		...(cost === undefined ? {} : { cost }),
		...(role === 'written-in' ? { writeIns: true as const } : {})
	}));
	const contest = { kind: asked.kind, title: asked.title, options, ballots: own };
	switch (asked.kind) {
		case 'ranked':
			return { ...contest, seats: seatsOf(asked), unranked: asked.unranked } as Election;
		case 'scored':
			return { ...contest, lowest: asked.lowest, highest: asked.highest } as Election;
		case 'budget':
			return { ...contest, total: asked.total, leastPoints: asked.leastPoints } as Election;
		default:
			return contest as Election;
	}
}

/** Whether something read from JSON has the shape of choices; whether they fit the questions is another matter (fits.ts). */
export function isChoices(value: unknown): value is Choices {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return Object.values(value).every(
		(choice) => isPlain(choice) || (Array.isArray(choice) && choice.every(isPart))
	);
}

const isPlain = (value: unknown) => typeof value === 'string' || Number.isSafeInteger(value);
const isPart = (value: unknown) =>
	value === null || isPlain(value) || (Array.isArray(value) && value.every(Number.isSafeInteger));
