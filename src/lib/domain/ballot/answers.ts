import type { Answer, Option, Stance, TimeAnswer } from '#lib/domain/tally/election.ts';
import { checked, strangers, type BallotRefusal, type Checked, type Filled } from './refusal.ts';

const ANSWERS: readonly Answer[] = ['yes', 'no', 'abstain'];
const STANCES: readonly Stance[] = ['agree', 'abstain', 'disagree', 'block'];
const TIMES: readonly TimeAnswer[] = ['yes', 'if-need-be', 'no'];

export const checkAnswer = (filled: string): Checked<Answer> => oneOf(ANSWERS, filled);
export const checkStance = (filled: string): Checked<Stance> => oneOf(STANCES, filled);

/** An answer beside each time; nothing leaves it open. */
export function checkTimes(
	filled: Filled,
	options: readonly Option[]
): Checked<readonly (TimeAnswer | null)[]> {
	const refusals: BallotRefusal[] = strangers(Object.keys(filled), options);
	const answers = options.map(({ id }) => {
		const text = filled[id] ?? '';
		const answer = TIMES.find((one) => one === text);
		if (!answer && text !== '') refusals.push({ refusal: 'not-an-answer', option: id });
		return answer ?? null;
	});
	return checked(answers, refusals);
}

function oneOf<Word extends string>(words: readonly Word[], filled: string): Checked<Word> {
	const word = words.find((one) => one === filled);
	return word === undefined ? { refusals: [{ refusal: 'not-an-answer' }] } : { ballot: word };
}
