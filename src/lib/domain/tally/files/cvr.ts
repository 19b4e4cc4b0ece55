import { z } from 'zod';
import type { Counted, RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import { readJson } from './json.ts';
import { Names, PLAIN, type Layout } from './layout.ts';
import { MalformedFile } from './malformed.ts';

const position = z.object({
	Rank: z.coerce.number().int().min(1).max(1000),
	HasIndication: z.string().optional(),
	IsAllocable: z.string().optional()
});

const report = z.object({
	CVR: z.array(
		z.object({
			CurrentSnapshotId: z.string(),
			CVRSnapshot: z.array(
				z.object({
					'@id': z.string(),
					CVRContest: z.array(
						z.object({
							ContestId: z.string(),
							CVRContestSelection: z.array(
								z.object({ ContestSelectionId: z.string(), SelectionPosition: z.array(position) })
							)
						})
					)
				})
			)
		})
	),
	Election: z.array(
		z.object({
			Candidate: z.array(z.object({ '@id': z.string(), Name: z.string() })),
			Contest: z.array(
				z.object({
					'@id': z.string(),
					Name: z.string(),
					ContestSelection: z.array(
						z.object({ '@id': z.string(), CandidateIds: z.array(z.string()).min(1) })
					)
				})
			)
		})
	)
});

/**
 * Cast vote records in the common data format of NIST (SP 1500-103, version 1.0, JSON), as much of it
 * as a ranked contest needs. Throws MalformedFile.
 */
export function readCvr(file: string, layout: Layout = PLAIN): RankedElection {
	const { CVR, Election } = readJson(file, report, 'a cast vote record report');
	const contests = Election.flatMap(({ Contest }) => Contest);
	const contest = contests.find(({ Name }) => Name === (layout.contest ?? Name));
	if (!contest) throw new MalformedFile(1, `a contest "${layout.contest ?? ''}"`);
	const people = new Map(
		Election.flatMap(({ Candidate }) => Candidate.map((person) => [person['@id'], person.Name]))
	);
	const names = new Names(layout);
	const places = new Map(
		contest.ContestSelection.map((selection) => {
			const name = people.get(selection.CandidateIds[0] ?? '');
			if (name === undefined) throw new MalformedFile(1, `a candidate for ${selection['@id']}`);
			return [selection['@id'], names.place(name, 1)];
		})
	);
	const ballots = CVR.map(({ CVRSnapshot, CurrentSnapshotId }): Counted<Ranking> => {
		const snapshot = CVRSnapshot.find((one) => one['@id'] === CurrentSnapshotId);
		const marks = snapshot?.CVRContest.find(({ ContestId }) => ContestId === contest['@id']);
		const ranking: number[][] = [];
		for (const { ContestSelectionId, SelectionPosition } of marks?.CVRContestSelection ?? []) {
			const place = places.get(ContestSelectionId);
			if (place === undefined) throw new MalformedFile(1, `a selection ${ContestSelectionId}`);
			for (const { Rank, HasIndication, IsAllocable } of SelectionPosition) {
				if (HasIndication === 'no' || IsAllocable === 'no') continue;
				while (ranking.length < Rank) ranking.push([]);
				ranking[Rank - 1]?.push(place);
			}
		}
		return [1, ranking.map((rank) => rank.sort((a, b) => a - b))];
	});
	return {
		kind: 'ranked',
		title: contest.Name,
		options: names.options,
		ballots,
		seats: 1,
		unranked: 'last'
	};
}
