import { z } from 'zod';
import { canonicalJson, sha256Hex } from '#lib/domain/tally/input.ts';
import { shareText } from '#lib/domain/tally/amount.ts';
import { line, prose } from '#lib/domain/text.ts';
import { resultsRules, secrecies } from '#lib/domain/poll.ts';
import { electorate } from './electorate.ts';
import { faultsOf, mostQuestions, question } from './question.ts';
import { senselessQuestion } from './sense.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime({ precision: 3 });

const questions = z
	.array(question)
	.min(1)
	.max(mostQuestions)
	.refine((asked) => new Set(asked.map(({ id }) => id)).size === asked.length, {
		error: 'every id once'
	});

const written = {
	title: line({ min: 3, max: 150 }),
	/** Markdown. */
	text: prose({ max: 20_000 }).default(''),
	/** BCP 47 primary tag of what is written here. */
	language: z.string().regex(/^[a-z]{2,3}$/),
	questions,
	electorate,
	secrecy: z.enum(secrecies).default('confidential'),
	results: z.enum(resultsRules).default('after-closing'),
	/** The share of those entitled that must vote, such as `1/4`; null for none. */
	quorum: shareText.nullable().default(null),
	/** Equal totals: the method's own earlier rounds first, then the lot from the sealed seed. */
	backward: z.boolean().default(true)
};

/** A poll as it is about to be opened: complete, and sound. */
export const pollPlan = z.strictObject(written).superRefine((plan, { addIssue }) => {
	for (const [at, asked] of plan.questions.entries()) {
		for (const { field, reason } of [...faultsOf(asked), ...senselessQuestion(asked)])
			addIssue({ code: 'custom', path: ['questions', at, field], message: reason });
	}
});
export type PollPlan = z.output<typeof pollPlan>;

/**
 * The rules of an opened poll, frozen: stored as canonical JSON (RFC 8785) with their SHA-256, which
 * every ballot names. Moments are ISO 8601 in UTC.
 */
export const pollRules = z.strictObject({
	format: z.literal('kumppani-poll'),
	version: z.literal(1),
	city: z.string(),
	/** Content id of the poll. */
	poll: z.int(),
	/** Content id of the poll whose finalists start again here. */
	follows: z.int().nullable(),
	...written,
	/** How many were on the roll at opening; late additions are listed apart. */
	entitled: z.int().min(0),
	opensAt: moment,
	closesAt: moment,
	/** SHA-256 of the seed of the lot, which is published at closing. */
	seedCommitment: hash,
	/** Ed25519 public key that receipts of this poll are signed with, in hexadecimal. */
	receiptKey: hash
});
export type PollRules = z.output<typeof pollRules>;

export function rulesText(rules: PollRules): string {
	return canonicalJson(rules);
}

/** SHA-256 of the canonical text, in hexadecimal. */
export function rulesHash(text: string): string {
	return sha256Hex(text);
}
