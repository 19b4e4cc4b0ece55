import { randomBytes } from 'node:crypto';
import { leafOf, type Choices } from '#lib/domain/poll/choices.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import type { StoredBallot } from '../../queries/polls/ballots.ts';

/** What was filled in: choices that fit the rules, and what was written beside them. */
export interface Filled {
	choices: Choices;
	words: WrittenWords;
}

/** A ballot as it is kept, with 128 bits of chance in its leaf. */
export function seal(rulesHash: string, { choices, words }: Filled): StoredBallot {
	const nonce = randomBytes(16).toString('hex');
	return {
		rulesHash,
		choices: canonicalJson(choices),
		nonce,
		leaf: leafOf({ rules: rulesHash, choices, nonce }),
		words: Object.keys(words).length > 0 ? words : null
	};
}
