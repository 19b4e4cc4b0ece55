import { INSTANT_RUNOFF, type RunOffRules } from '#lib/domain/tally/run-off-rules.ts';
import type { TieRule } from '#lib/domain/tally/ties.ts';
import { readJson } from './json.ts';
import type { Layout } from './layout.ts';
import { rctabConfig, type RctabConfig } from './rctab-config.ts';

/** A rule of RCTab that this count does not offer. */
export class NotOffered extends Error {
	readonly rule: string;

	constructor(rule: string) {
		super(`not offered: ${rule}`);
		this.name = 'NotOffered';
		this.rule = rule;
	}
}

export type Rctab = {
	readonly method: 'irv' | 'stv';
	readonly seats: number;
	readonly rules: RunOffRules;
	readonly ties: TieRule;
	readonly layout: Layout;
};

/**
 * The rules of a contest from a configuration file of RCTab (rctab.org, version 2). Throws
 * MalformedFile, or NotOffered for a rule that would need another count.
 */
export function readRctabConfig(file: string): Rctab {
	const read = readJson(file, rctabConfig, 'a configuration of RCTab');
	refuse(read);
	const { rules } = read;
	const mode = MODES[rules.winnerElectionMode];
	if (!mode) throw new NotOffered(`winnerElectionMode ${rules.winnerElectionMode}`);
	const several = Number(rules.numberOfWinners) > 1;
	return {
		method: mode.elect === 'quota' && several ? 'stv' : 'irv',
		seats: Math.max(1, Number(rules.numberOfWinners)),
		rules: {
			...INSTANT_RUNOFF,
			...mode,
			...(mode.elect === 'quota' && !several ? { elect: 'majority' } : {}),
			overvote: OVERVOTES[rules.overvoteRule] ?? 'ends',
			skippedRanks: /^\d+$/.test(rules.maxSkippedRanksAllowed)
				? Number(rules.maxSkippedRanksAllowed)
				: 'any',
			repeat: rules.exhaustOnDuplicateCandidate ? 'ends' : 'passed-over',
			share: `${rules.multiSeatBottomsUpPercentageThreshold || '0'}/100`,
			shareOfFirstRound: rules.doesFirstRoundDetermineThreshold,
			places: Number(rules.decimalPlacesForVoteArithmetic),
			quotaPlaces: rules.nonIntegerWinningThreshold
				? Number(rules.decimalPlacesForVoteArithmetic)
				: 0,
			batch: rules.batchElimination,
			zerosTogether: false,
			untilTwo: rules.continueUntilTwoCandidatesRemain,
			withdrawn: read.candidates.filter(({ excluded }) => excluded).map(({ name }) => name)
		},
		ties: tiesOf(read),
		layout: layoutOf(read)
	};
}

const MODES: Readonly<Record<string, Partial<RunOffRules>>> = {
	singleWinnerMajority: { elect: 'majority' },
	multiPassIrv: { elect: 'majority', oneAfterAnother: true },
	bottomsUp: { elect: 'last-standing' },
	bottomsUpUsingPercentageThreshold: { elect: 'share' },
	multiWinnerAllowMultipleWinnersPerRound: { elect: 'quota', severalPerRound: true },
	multiWinnerAllowOnlyOneWinnerPerRound: { elect: 'quota', severalPerRound: false }
};

const OVERVOTES: Readonly<Record<string, RunOffRules['overvote']>> = {
	alwaysSkipToNextRank: 'passed-over',
	exhaustImmediately: 'ends',
	exhaustIfMultipleContinuing: 'ends-if-several-continue'
};

function refuse({ rules, cvrFileSources }: RctabConfig): void {
	const share = rules.winnerElectionMode === 'bottomsUpUsingPercentageThreshold';
	if (rules.hareQuota) throw new NotOffered('hareQuota');
	if (Number(rules.minimumVoteThreshold) > 0) throw new NotOffered('minimumVoteThreshold');
	if (rules.stopTabulationEarlyAfterRound) throw new NotOffered('stopTabulationEarlyAfterRound');
	if (rules.doesFirstRoundDetermineThreshold && !share) {
		throw new NotOffered('doesFirstRoundDetermineThreshold without a percentage');
	}
	if (!OVERVOTES[rules.overvoteRule]) throw new NotOffered(`overvoteRule ${rules.overvoteRule}`);
	if (cvrFileSources.some((source) => source.treatBlankAsUndeclaredWriteIn)) {
		throw new NotOffered('treatBlankAsUndeclaredWriteIn');
	}
}

/** RCTab draws with a generator of its own; here its seed is one like any other. */
function tiesOf({ rules, candidates, drawn }: RctabConfig): TieRule {
	const backward = rules.tiebreakMode.startsWith('previousRoundCounts');
	const inOrder = rules.tiebreakMode === 'useCandidateOrder';
	const order = drawn ?? (inOrder ? candidates.map(({ name }) => name) : undefined);
	return { backward, lot: order ? { drawn: order } : { seed: rules.randomSeed } };
}

function layoutOf({ cvrFileSources: [source], candidates, rules }: RctabConfig): Layout {
	const generic = source?.provider === 'genericCsv';
	const limit = rules.maxRankingsAllowed;
	return {
		options: candidates,
		overvote: source?.overvoteLabel || 'overvote',
		skipped: source?.skippedRankLabel || 'undervote',
		between: source?.overvoteDelimiter || '|',
		...(source?.undeclaredWriteInLabel ? { writeIn: source.undeclaredWriteInLabel } : {}),
		...(generic ? { optionColumns: Number(source.firstVoteColumnIndex) - 1 } : {}),
		...(/^\d+$/.test(limit) && !generic ? { ranks: Number(limit) } : {}),
		...(source?.contestId ? { contest: source.contestId } : {})
	};
}
