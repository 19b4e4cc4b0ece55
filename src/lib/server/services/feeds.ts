import { feedSize, type FeedItem } from '#lib/domain/feed.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { Listing } from '#lib/domain/proposal/listing.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '../context.ts';
import { escaped } from '../markdown.ts';
import {
	newestAnswers,
	newestComments,
	newestInGroup,
	newestProposals,
	type FeedRow
} from '../queries/feeds.ts';
import { readableGroup } from '../queries/groups.ts';
import { searchPlan } from '../queries/search.ts';
import { pageOfThreads } from '../queries/threads/listing.ts';
import { readThread } from './threads/showing.ts';

/**
 * What feeds hold. A feed reader has no account: whoever asks, a feed shows what a visitor can read, and
 * what a visitor cannot read does not exist. Open to all.
 */

/** The newest proposals of a list, however that list itself is ordered. */
export async function feedOfProposals(context: Context, listing: Listing): Promise<FeedItem[]> {
	const { db, city } = context;
	const plan = listing.words ? await searchPlan(db, city.id, listing.words) : undefined;
	const asked = { cityId: city.id, viewer: visitor, listing: { ...listing, place: null }, plan };
	const rows = await newestProposals(db, asked, feedSize);
	return rows.map((row) => itemOf('proposal', row));
}

/** The newest answers of the city, by the office that gave them. */
export async function feedOfAnswers({ db, city }: Context): Promise<FeedItem[]> {
	const rows = await newestAnswers(db, { cityId: city.id, viewer: visitor }, feedSize);
	return rows.map((row) => ({ ...itemOf('answer', row), path: `/proposals/${row.id}#answer` }));
}

/** What was begun in a group: proposals, polls, discussions. @throws NotFound */
export async function feedOfGroup(context: Context, groupId: number) {
	const { db, city } = context;
	const group = await openGroup(context, groupId);
	const rows = await newestInGroup(db, { cityId: city.id, viewer: visitor, groupId }, feedSize);
	const items = rows.map(({ kind, ...row }) => ({
		...itemOf(kind, row),
		...(kind === 'poll' && { authorName: null }) // a poll is put by its group
	}));
	return { group, items };
}

/** Discussions of the city or of a group, the liveliest first. @throws NotFound */
export async function feedOfThreads(context: Context, groupId: number | null) {
	const { db, city } = context;
	const group = groupId === null ? null : await openGroup(context, groupId);
	const asked = { cityId: city.id, viewer: visitor, groupId, place: null };
	const { rows } = await pageOfThreads(db, asked, feedSize);
	const items = rows.map(({ comments, livelyAt: updatedAt, ...row }): FeedItem => ({
		...itemOf('thread', { ...row, updatedAt, authorName: null, html: '' }),
		comments
	}));
	return { group, items };
}

/** The newest comments of a thread, or of that about a proposal or poll of this id. @throws NotFound */
export async function feedOfThread(context: Context, id: number) {
	const { thread } = await readThread({ ...context, actor: visitor }, id);
	const key = { cityId: context.city.id, threadId: thread.id };
	const rows = await newestComments(context.db, key, feedSize);
	const items = rows.map(({ removedAt, ...row }): FeedItem => ({
		...itemOf('comment', { ...row, title: null }),
		isRemoved: removedAt !== null,
		authorName: removedAt === null ? row.authorName : null
	}));
	return { thread, items };
}

const visitor = { kind: 'visitor' } as const;

async function openGroup({ db, city }: Context, groupId: number) {
	const group = await readableGroup(db, { cityId: city.id, actor: visitor }, groupId);
	if (!group) throw new NotFound();
	return group;
}

function itemOf(kind: FeedItem['kind'], { id, ...row }: FeedRow): FeedItem {
	const { title, language, authorName, publishedAt, updatedAt } = row;
	return {
		kind,
		path: `/${kind}s/${id}`,
		title,
		language,
		authorName,
		html: htmlOf(row),
		publishedAt,
		updatedAt,
		isRemoved: false
	};
}

/** A sentence of context comes first, for readers show beginnings; what is collapsed is left to its page. */
function htmlOf({ html, marks }: Pick<FeedRow, 'html' | 'marks'>): string {
	if (marks?.collapsed) return '';
	return marks?.label ? `<p>[${m.label_heading()}: ${escaped(marks.label.text)}]</p>${html}` : html;
}
