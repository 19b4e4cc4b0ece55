import { z } from 'zod';
import { channels } from '#lib/domain/poll.ts';
import { readJson } from '#lib/domain/tally/files/json.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { isChoices, type Choices } from './choices.ts';
import type { PollResult } from './count.ts';
import { hexHash, logEntry } from './log/entry.ts';
import { showsBallots } from './published.ts';
import { pollRules, type PollRules } from './rules.ts';

/**
 * Everything that is needed to check a closed poll and to count it again, in one JSON file. Hashes are
 * SHA-256 in lower-case hexadecimal, of texts in UTF-8; "canonical" is RFC 8785: keys sorted, no blanks,
 * whole numbers only. Whoever writes another verifier checks that
 *
 * 1. `rulesHash` is the hash of canonical `rules`. The rules name questions and options, dates, the
 *    number entitled at opening (`entitled`), the hash of the seed and the key of the receipts.
 * 2. the hash of `seed` is `rules.seedCommitment`.
 * 3. `log` gives `chain`: it begins as `rulesHash`; each line makes it the hash of itself, a line feed
 *    and the canonical line. No `leaf` occurs twice; a `replaces` names an earlier leaf, each once.
 * 4. every one of `roots` is the Merkle root (RFC 9162, 2.1, the canonical lines as its entries) of the
 *    first `size` lines. There is one at every 20 lines and one of the whole log; none of an empty one.
 * 5. `ballots` are the leaves of the log that nothing replaces, no more and no fewer, in ascending order
 *    of leaf. The leaf of a ballot is the hash of canonical `{"choices":…,"nonce":…,"rules":rulesHash}`.
 *    A secret poll of fewer than 20 ballots has null here: its ballots would tell who voted what.
 * 6. each ballot answers every required question, and no other than those there are, in a way that
 *    the question allows (fits.ts).
 * 7. there are no more ballots than `rules.entitled` and `late` together; `channels` add up to them.
 *    `names`, in open polls alone, name leaves that are counted.
 * 8. counting again gives `result`: `counted`, `entitled`, `quorum` and the tally of each question, whose
 *    `input` is the hash of the canonical election (tally/files/published.ts), empty where ballots are.
 *
 * That the ballots were cast by people is shown by what they hold: a receipt's `leaf` is in the log, or
 * the city has broken a promise that it signed (receipt.ts).
 */
export const bundle = z.strictObject({
	format: z.literal('kumppani-bundle'),
	version: z.literal(1),
	rules: exactly(pollRules),
	rulesHash: hexHash,
	/** Everybody who was put on the roll after opening: on which day, by whom, and why. */
	late: z.array(z.strictObject({ at: z.iso.date(), by: z.string(), why: z.string() })),
	seed: z.string().min(1),
	log: z.array(logEntry),
	roots: z.array(z.strictObject({ size: z.int().min(1), root: hexHash })),
	chain: hexHash,
	ballots: z
		.array(
			z.strictObject({
				choices: z.custom<Choices>(isChoices, { error: 'answers by the id of the question' }),
				nonce: z.string().regex(/^[0-9a-f]{32}$/, { error: '32 hexadecimal digits' })
			})
		)
		.nullable(),
	/** Of the ballots counted, how many came by which way. */
	channels: z.record(z.enum(channels), z.int().min(0)),
	names: z.array(z.strictObject({ leaf: hexHash, name: z.string() })).optional(),
	result: z.strictObject({
		counted: z.int().min(0),
		entitled: z.int().min(0),
		quorum: z
			.strictObject({
				ballots: z.int(),
				entitled: z.int(),
				needed: z.int(),
				reached: z.boolean()
			})
			.nullable(),
		questions: z.array(z.strictObject({ id: z.string(), tally: z.custom<Tally>(isObject) }))
	})
});
export type Bundle = Readonly<z.output<typeof bundle>>;

/** What a poll has to show when it is closed; ballots and names in any order. */
export type ClosedPoll = Pick<
	Bundle,
	'rules' | 'rulesHash' | 'late' | 'seed' | 'log' | 'roots' | 'chain' | 'channels' | 'names'
> & {
	readonly ballots: readonly {
		readonly leaf: string;
		readonly choices: Choices;
		readonly nonce: string;
	}[];
	readonly result: PollResult;
};

/** The bundle of a closed poll; it holds ballots and names only where the poll's secrecy lets it. */
export function bundleOf(poll: ClosedPoll): Bundle {
	const { rules, rulesHash, late, seed, log, roots, chain, channels, names } = poll;
	const { counted, entitled, quorum, questions } = poll.result;
	const shown = showsBallots(rules.secrecy, poll.ballots.length);
	return {
		format: 'kumppani-bundle',
		version: 1,
		...{ rules, rulesHash, late, seed, log, roots, chain, channels },
		ballots: shown ? byLeaf(poll.ballots).map(({ choices, nonce }) => ({ choices, nonce })) : null,
		...(rules.secrecy === 'open' && names ? { names: byLeaf(names) } : {}),
		result: { counted, entitled, quorum, questions: [...questions] }
	};
}

/** The file's text: canonical JSON. */
export function writeBundle(poll: Bundle): string {
	return `${canonicalJson(poll)}\n`;
}

/** Reads a bundle in any layout. Throws MalformedFile, which names the line and what was expected there. */
export function readBundle(file: string): Bundle {
	return readJson(file, bundle, 'a kumppani-bundle file');
}

function byLeaf<Row extends { readonly leaf: string }>(rows: readonly Row[]): Row[] {
	return [...rows].sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
}

/** Takes a value only as the schema would write it, so that its hash is that of what was published. */
function exactly(schema: typeof pollRules) {
	return z.unknown().transform((value, { addIssue }): PollRules => {
		const read = schema.safeParse(value);
		if (!read.success) {
			for (const { path, message } of read.error.issues)
				addIssue({ code: 'custom', path: [...path], message });
			return z.NEVER;
		}
		if (canonicalJson(read.data) !== canonicalJson(value))
			addIssue({ code: 'custom', message: 'rules with every field, tidily written' });
		return read.data;
	});
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}
