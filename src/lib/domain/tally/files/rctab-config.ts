import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String).default('');

/** As much of a configuration file of RCTab (version 2) as a count depends on. */
export const rctabConfig = z.object({
	cvrFileSources: z
		.array(
			z.object({
				provider: z.string().default(''),
				contestId: text,
				firstVoteColumnIndex: text,
				overvoteDelimiter: text,
				overvoteLabel: text,
				skippedRankLabel: text,
				undeclaredWriteInLabel: text,
				treatBlankAsUndeclaredWriteIn: z.boolean().default(false)
			})
		)
		.min(1),
	candidates: z.array(
		z.object({
			name: z.string(),
			aliases: z.array(z.string()).default([]),
			excluded: z.boolean().default(false)
		})
	),
	rules: z.object({
		tiebreakMode: z.string(),
		overvoteRule: z.string(),
		winnerElectionMode: z.string(),
		randomSeed: text,
		numberOfWinners: text,
		multiSeatBottomsUpPercentageThreshold: text,
		decimalPlacesForVoteArithmetic: text,
		minimumVoteThreshold: text,
		maxSkippedRanksAllowed: text,
		maxRankingsAllowed: text,
		nonIntegerWinningThreshold: z.boolean().default(false),
		doesFirstRoundDetermineThreshold: z.boolean().default(false),
		hareQuota: z.boolean().default(false),
		batchElimination: z.boolean().default(false),
		continueUntilTwoCandidatesRemain: z.boolean().default(false),
		stopTabulationEarlyAfterRound: text,
		exhaustOnDuplicateCandidate: z.boolean().default(false)
	}),
	/** Not RCTab's: the order that was drawn where its report says so, the favoured first. */
	drawn: z.array(z.string()).optional()
});

export type RctabConfig = z.output<typeof rctabConfig>;
