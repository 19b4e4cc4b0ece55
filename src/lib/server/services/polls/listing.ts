import type { PollListing } from '#lib/domain/poll/listing.ts';
import type { PollCount } from '#lib/domain/poll/result.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { coordinatedGroups, isStaff } from '#lib/domain/actor.ts';
import type { Context } from '../../context.ts';
import { pageOfPolls, resultsOfPolls, type ListedPoll } from '../../queries/polls/listing.ts';
import { searchPlan } from '../../queries/search.ts';
import { rulesIn } from './frozen.ts';
import { maySee } from './showing.ts';

const pageSize = 20;

/** A page of the city's polls, over all groups that the viewer can see. Open to all. */
export async function listPolls(context: Context, listing: PollListing) {
	const { db, city, actor: viewer } = context;
	const plan = listing.words ? await searchPlan(db, city.id, listing.words) : undefined;
	const page = await pageOfPolls(db, { cityId: city.id, viewer, listing, plan }, pageSize);
	return {
		items: await withFindings(context, page.rows),
		next: page.more ? (page.rows.at(-1)?.id ?? null) : null,
		mayWrite: isStaff(viewer) || coordinatedGroups(viewer).length > 0
	};
}
export type PollList = Awaited<ReturnType<typeof listPolls>>;
export type PollItem = PollList['items'][number];

/** The latest polls of a group that were announced, opened or closed. */
export async function pollsOfGroup(context: Context, groupId: number) {
	const { db, city, actor: viewer } = context;
	const listing = { words: '', view: 'over', groupId, after: null } as const;
	const states = ['scheduled', 'open', 'closed'] as const;
	const { rows } = await pageOfPolls(db, { cityId: city.id, viewer, listing, states }, 5);
	return withFindings(context, rows);
}

/** Rows as a list shows them: with the result where this viewer may see it, and where they may not, without. */
export async function withFindings({ db, city }: Context, rows: readonly ListedPoll[]) {
	const seen = rows.flatMap((row) => {
		if (row.state !== 'closed' || !row.rules || !row.rulesHash) return [];
		const rules = rulesIn(row.rulesHash, row.rules);
		const entry = row.entitled ? { id: '', votedBy: row.votedBy } : undefined;
		return maySee(row, rules, entry) ? [{ id: row.id, rules }] : [];
	});
	const results = await resultsOfPolls(
		db,
		city.id,
		seen.map(({ id }) => id)
	);
	const found = new Map<number, { rules: PollRules; result: PollCount }>();
	for (const { pollId, result } of results) {
		const rules = seen.find(({ id }) => id === pollId)?.rules;
		if (rules) found.set(pollId, { rules, result });
	}
	return rows.map(({ rules: _, rulesHash: __, ...row }) => ({
		...row,
		finding: found.get(row.id) ?? null
	}));
}
