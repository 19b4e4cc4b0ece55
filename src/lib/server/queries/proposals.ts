import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { ThreadState } from '#lib/domain/thread.ts';
import type { Db } from '../database/connect.ts';
import { followsAuthor, followsContent } from './follows.ts';
import { lookedAt } from './groups.ts';
import { marksColumn } from './moderation/marks.ts';
import { standingState } from './threads.ts';
import { isTranslated } from './translations.ts';
import { canReadContent } from './visibility.ts';

/** Which proposal, and who looks. */
export interface Sought {
	cityId: number;
	id: number;
	viewer: Actor;
}

/** A proposal as its page shows it, with what the viewer has to do with it. */
export async function findProposal(
	db: Db,
	{ cityId, id, viewer }: Sought,
	translatedInto: Locale | null = null
) {
	return readable(db, { cityId, id, viewer })
		.innerJoin('proposal_figures', (join) =>
			join
				.onRef('proposal_figures.city_id', '=', 'proposal.city_id')
				.onRef('proposal_figures.proposal_id', '=', 'proposal.id')
		)
		.innerJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.leftJoin('category', (join) =>
			join
				.onRef('category.city_id', '=', 'proposal.city_id')
				.onRef('category.id', '=', 'proposal.category_id')
		)
		.leftJoin('neighbourhood', (join) =>
			join
				.onRef('neighbourhood.city_id', '=', 'proposal.city_id')
				.onRef('neighbourhood.id', '=', 'proposal.neighbourhood_id')
		)
		.leftJoin('thread', (join) =>
			join
				.onRef('thread.city_id', '=', 'proposal.city_id')
				.onRef('thread.subject_id', '=', 'proposal.id')
		)
		.leftJoin('thread_figures', (join) =>
			join
				.onRef('thread_figures.city_id', '=', 'thread.city_id')
				.onRef('thread_figures.thread_id', '=', 'thread.id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.select((eb) => [
			...texts,
			'content.published_at as publishedAt',
			'proposal.body_html as bodyHtml',
			'proposal.supports_elsewhere as supportsElsewhere',
			'proposal_figures.supports',
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			'partner_group.visibility as groupVisibility',
			'partner_group.state as groupState',
			...lookedAt,
			'category.names as categoryNames',
			'neighbourhood.names as neighbourhoodNames',
			'author.display_name as authorName',
			standingState.$castTo<ThreadState | null>().as('threadState'),
			marksColumn().as('marks'),
			'thread_figures.comments as threadComments',
			'thread_figures.last_comment_at as lastCommentAt',
			eb
				.exists(
					eb
						.selectFrom('support')
						.whereRef('support.city_id', '=', 'proposal.city_id')
						.whereRef('support.proposal_id', '=', 'proposal.id')
						.where('support.resident_id', '=', residentId(viewer))
						.select(eb.lit(1).as('mine'))
				)
				.$castTo<boolean>()
				.as('supported'),
			isTranslated(translatedInto, eb.ref('proposal.version')).as('isTranslated'),
			followsContent(viewer, { hasProposal: true }).as('followed'),
			followsAuthor(viewer).as('followsAuthor')
		])
		.executeTakeFirst();
}

/**
 * The proposal as it is now, held for this transaction: everything that changes its state, text or
 * supports waits for its turn here, so that what is decided on it still holds when it is written.
 */
export async function lockProposal(db: Db, sought: Sought) {
	return readable(db, sought).select(texts).forNoKeyUpdate('proposal').executeTakeFirst();
}

/** The same for whoever publishes what waited: a draft that only its author reads. */
export async function lockDraft(db: Db, cityId: number, id: number) {
	return proposals(db, cityId, id).select(texts).forNoKeyUpdate('proposal').executeTakeFirst();
}

/** Everything of a proposal that its author writes. */
export interface WrittenText {
	title: string;
	summary: string;
	body: string;
	categoryId: number | null;
	neighbourhoodId: number | null;
	language: string;
}

/** @returns its id */
export async function insertDraft(
	db: Db,
	draft: {
		cityId: number;
		groupId: number;
		authorId: number;
		title: string;
		language: string;
		at: Date;
	}
): Promise<number> {
	const { cityId, at } = draft;
	const { id } = await db
		.insertInto('content')
		.values({
			city_id: cityId,
			kind: 'proposal',
			group_id: draft.groupId,
			author_id: draft.authorId,
			language: draft.language,
			created_at: at
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('proposal')
		.values({ city_id: cityId, id, title: draft.title, state_since: at, saved_at: at })
		.execute();
	await db.insertInto('proposal_figures').values({ city_id: cityId, proposal_id: id }).execute();
	return id;
}

/** Writes the text; what began from an older save is the caller's to refuse. */
export async function updateText(
	db: Db,
	saved: { cityId: number; id: number; text: WrittenText; bodyHtml: string; savedAt: Date }
): Promise<void> {
	const { cityId, id, text } = saved;
	await db
		.updateTable('proposal')
		.set({
			title: text.title,
			summary: text.summary,
			body: text.body,
			body_html: saved.bodyHtml,
			category_id: text.categoryId,
			neighbourhood_id: text.neighbourhoodId,
			saved_at: saved.savedAt
		})
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
	await db
		.updateTable('content')
		.set({ language: text.language })
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.where('language', '!=', text.language)
		.execute();
}

/** From now on others see it; the threshold of its group is kept as it is today. */
export async function releaseProposal(
	db: Db,
	{ cityId, id, at }: { cityId: number; id: number; at: Date }
): Promise<void> {
	await db
		.updateTable('content')
		.set({ published_at: at })
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
	await db
		.updateTable('proposal')
		.from('content')
		.innerJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.set((eb) => ({ threshold: eb.ref('partner_group.support_threshold') }))
		.whereRef('content.city_id', '=', 'proposal.city_id')
		.whereRef('content.id', '=', 'proposal.id')
		.where('proposal.city_id', '=', cityId)
		.where('proposal.id', '=', id)
		.execute();
}

/** Takes a draft away, for good. */
export async function deleteDraft(db: Db, cityId: number, id: number): Promise<void> {
	await db
		.deleteFrom('proposal_figures')
		.where('city_id', '=', cityId)
		.where('proposal_id', '=', id)
		.execute();
	await db
		.deleteFrom('proposal')
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.where('state', '=', 'draft')
		.execute();
	await db.deleteFrom('content').where('city_id', '=', cityId).where('id', '=', id).execute();
}

export interface OwnDraft {
	id: number;
	title: string;
	language: string;
	savedAt: Date;
}

/** The viewer's drafts, the last saved first. */
export async function draftsOf(db: Db, cityId: number, viewer: Actor): Promise<OwnDraft[]> {
	return db
		.selectFrom('content')
		.innerJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.author_id', '=', residentId(viewer))
		.where('content.published_at', 'is', null)
		.where(canReadContent(viewer))
		.select(['proposal.id', 'proposal.title', 'content.language', 'proposal.saved_at as savedAt'])
		.orderBy('proposal.saved_at', 'desc')
		.limit(20)
		.execute();
}

const texts = [
	'proposal.id',
	'proposal.title',
	'proposal.summary',
	'proposal.body',
	'proposal.category_id as categoryId',
	'proposal.neighbourhood_id as neighbourhoodId',
	'proposal.state',
	'proposal.state_since as stateSince',
	'proposal.threshold',
	'proposal.version',
	'proposal.saved_at as savedAt',
	'content.language',
	'content.group_id as groupId',
	'content.author_id as authorId',
	'content.held_by as heldBy'
] as const;

function readable(db: Db, { cityId, id, viewer }: Sought) {
	return proposals(db, cityId, id).where(canReadContent(viewer));
}

function proposals(db: Db, cityId: number, id: number) {
	return db
		.selectFrom('proposal')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'proposal.city_id').onRef('content.id', '=', 'proposal.id')
		)
		.where('proposal.city_id', '=', cityId)
		.where('proposal.id', '=', id);
}
