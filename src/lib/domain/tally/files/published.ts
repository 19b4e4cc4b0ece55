import { z } from 'zod';
import type { Election } from '#lib/domain/tally/election.ts';
import { amountText } from '#lib/domain/tally/amount.ts';
import { canonicalElection, compact } from '#lib/domain/tally/input.ts';
import { readJson } from './json.ts';
import { MOST_OPTIONS } from './malformed.ts';

/**
 * The ballot file that we publish. Canonical JSON (sorted keys, no blanks, RFC 8785):
 *
 *     {"election":{…},"format":"kumppani-ballots","version":1}
 *
 * `election` holds `kind`, `title`, `options` (`id`, `name`, `cost` for projects) and `ballots`, a
 * list of `[how often, ballot]` sorted by the ballot's own JSON; a ballot names options by their
 * place in `options`, from 0. By kind a ballot is
 * - `ranked`: ranks from first to last, each a list of options: `[[2],[0,1]]`; also `seats`, and
 *   `unranked`, what leaving out means: `last` or `no-opinion`;
 * - `marked`: the options marked: `[0,3]`;
 * - `scored`: a score or null for each option: `[5,null,0]`; also `lowest` and `highest`;
 * - `dotted`: the points for each option: `[3,0,2]`;
 * - `answered`: `"yes"`, `"no"` or `"abstain"`;
 * - `consent`: `"agree"`, `"abstain"`, `"disagree"` or `"block"`;
 * - `budget`: pairs of project and points: `[[0,1],[4,1]]`; also `total` and `leastPoints`;
 * - `times`: `"yes"`, `"if-need-be"`, `"no"` or null for each option.
 *
 * SHA-256 of the canonical JSON of `election` is the `input` that a result carries.
 */
export function writePublished(election: Election): string {
	const canonical = canonicalElection(compact(election));
	return `{"election":${canonical},"format":"kumppani-ballots","version":1}`;
}

/** Reads what writePublished writes, in any layout. Throws MalformedFile. */
export function readPublished(file: string): Election {
	return readJson(file, published, 'a kumppani-ballots file').election;
}

const place = z.int().min(0);

/** Points and scores beyond these are a mistake; sums of these stay exact. */
const points = z.int().min(0).max(100_000);
const grade = z.int().min(-1_000).max(1_000);

const optionList = z
	.array(
		z.strictObject({
			id: z.string().min(1),
			name: z.string(),
			cost: amountText.optional(),
			writeIns: z.literal(true).optional()
		})
	)
	.min(1)
	.max(MOST_OPTIONS)
	.refine((options) => new Set(options.map(({ id }) => id)).size === options.length, {
		error: 'every id once'
	});

function contest<Kind extends string, Ballot extends z.ZodType>(kind: Kind, ballot: Ballot) {
	return {
		kind: z.literal(kind),
		title: z.string(),
		options: optionList,
		ballots: z.array(z.tuple([z.int().min(1).max(1_000_000_000), ballot]))
	};
}

const election = z
	.discriminatedUnion('kind', [
		z.strictObject({
			...contest('ranked', z.array(z.array(z.int().min(-1)))),
			seats: z.int().min(1).max(1_000_000),
			unranked: z.enum(['last', 'no-opinion'])
		}),
		z.strictObject(contest('marked', z.array(place))),
		z.strictObject({
			...contest('scored', z.array(grade.nullable())),
			lowest: grade,
			highest: grade
		}),
		z.strictObject(contest('dotted', z.array(points))),
		z.strictObject(contest('answered', z.enum(['yes', 'no', 'abstain']))),
		z.strictObject(contest('consent', z.enum(['agree', 'abstain', 'disagree', 'block']))),
		z.strictObject({
			...contest('budget', z.array(z.tuple([place, points]))),
			total: amountText,
			leastPoints: z.int().min(0)
		}),
		z.strictObject(contest('times', z.array(z.enum(['yes', 'if-need-be', 'no']).nullable())))
	])
	.superRefine((read, { addIssue }) => {
		const wrong = (read.ballots as [number, unknown][]).findIndex(
			([, ballot]) => !fits(read, ballot)
		);
		if (wrong >= 0) {
			addIssue({ code: 'custom', path: ['ballots', wrong], message: 'does not fit the options' });
		}
	});

const published = z.strictObject({
	format: z.literal('kumppani-ballots'),
	version: z.literal(1),
	election
});

/** Whether a ballot names only options there are, each once, and keeps within the scale. */
function fits(read: z.output<typeof election>, ballot: unknown): boolean {
	const size = read.options.length;
	const once = (places: number[]) =>
		places.every((at) => at < size) && new Set(places).size === places.length;
	switch (read.kind) {
		case 'ranked':
			return (ballot as number[][]).flat().every((at) => at < size);
		case 'marked':
			return once(ballot as number[]);
		case 'budget':
			return once((ballot as [number, number][]).map(([at]) => at));
		case 'scored': {
			const inside = (score: number | null) =>
				score === null || (score >= read.lowest && score <= read.highest);
			return (ballot as (number | null)[]).every(inside) && (ballot as unknown[]).length === size;
		}
		case 'dotted':
		case 'times':
			return (ballot as unknown[]).length === size;
		default:
			return true;
	}
}
