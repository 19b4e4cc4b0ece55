import { sql, type RawBuilder } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { ThreadPlace, ThreadReading } from '#lib/domain/thread/place.ts';
import type { ThreadOrder } from '#lib/domain/thread.ts';
import type { Db } from '../../database/connect.ts';
import { followsAuthor } from '../follows.ts';
import type { ThreadKey } from '../threads.ts';
import { marksColumn } from '../moderation/marks.ts';
import { isTranslated } from '../translations.ts';

interface Asked extends ThreadKey {
	viewer: Actor;
	/** Into which comments may have been translated for this reader; null where none is offered. */
	translatedInto: Locale | null;
}

/** Heads of branches in an order, one page by key. `more`: there is still something behind them. */
export async function pageOfHeads(
	db: Db,
	asked: Asked,
	{ order, place }: ThreadReading,
	size: number
) {
	const { direction, ids } = sorts[order];
	const rows = await shown(db, asked)
		.innerJoin(headsInOrder(db, asked, { order, place }, size + 1).as('page'), (join) =>
			join.onRef('page.id', '=', 'comment.id')
		)
		.select(['page.sort_value as sortValue', answersTo().as('answers')])
		.orderBy('page.sort_value', direction)
		.orderBy('comment.id', ids)
		.execute();
	return { rows: rows.slice(0, size), more: rows.length > size };
}

/** Which heads those are: found first, by few columns, so that all the rest is looked up for one page. */
function headsInOrder(db: Db, asked: Asked, { order, place }: ThreadReading, most: number) {
	const { value, direction, ids } = sorts[order];
	// How often each has written is counted in the same pass: a join would leave the planner a bad choice.
	const times =
		order === 'unheard'
			? sql<number>`count(*) over (partition by coalesce(content.author_id, 0))`
			: sql<number>`0`;
	const written = db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.where('comment.city_id', '=', asked.cityId)
		.where('comment.thread_id', '=', asked.threadId)
		.select([
			'comment.id',
			'comment.parent_id',
			'comment.agrees',
			'content.hidden_above',
			times.as('times')
		]);
	return db
		.selectFrom(written.as('comment'))
		.where('comment.parent_id', 'is', null)
		.where('comment.hidden_above', '=', 0)
		.$if(place !== null, (list) => list.where(beyond(sorts[order], place)))
		.select(['comment.id', (value ?? sql<number>`0`).as('sort_value')])
		.$if(value !== undefined, (list) => list.orderBy(value ?? sql`0`, direction))
		.orderBy('comment.id', ids)
		.limit(most);
}

/** The first answers below each of these heads, the oldest first. */
export async function answersBelow(db: Db, asked: Asked, heads: readonly number[], each: number) {
	if (heads.length === 0) return [];
	const { cityId, threadId } = asked;
	return shown(db, asked)
		.where('comment.id', 'in', (eb) =>
			eb
				.selectFrom(
					sql<{ top: number }>`unnest(${[...heads]}::bigint[])`.as<'head'>(sql`head(top)`)
				)
				.innerJoinLateral(
					(inner) =>
						inner
							.selectFrom('comment as answer')
							.where('answer.city_id', '=', cityId)
							.where('answer.thread_id', '=', threadId)
							.where('answer.parent_id', 'is not', null)
							.whereRef('answer.top_id', '=', sql.ref('head.top'))
							.orderBy('answer.id')
							.limit(each)
							.select('answer.id')
							.as('first'),
					(join) => join.onTrue()
				)
				.select('first.id')
		)
		.orderBy('comment.id')
		.execute();
}

/** Answers of one branch, one page by key. */
export async function pageOfBranch(
	db: Db,
	asked: Asked,
	branch: { topId: number; from: number },
	size: number
) {
	const rows = await shown(db, asked)
		.where('comment.parent_id', 'is not', null)
		.where('comment.top_id', '=', branch.topId)
		.where('comment.id', '>=', branch.from)
		.orderBy('comment.id')
		.limit(size + 1)
		.execute();
	return { rows: rows.slice(0, size), more: rows.length > size };
}

/** One head with how many answers it has; undefined when it is none of this thread. */
export async function headOf(db: Db, asked: Asked, id: number) {
	return shown(db, asked)
		.where('comment.parent_id', 'is', null)
		.where('comment.id', '=', id)
		.select(answersTo().as('answers'))
		.executeTakeFirst();
}

/** Heads that stand before all others, the last pinned first. */
export async function pinnedHeads(db: Db, asked: Asked) {
	return shown(db, asked)
		.where('comment.pinned_at', 'is not', null)
		.orderBy('comment.pinned_at', 'desc')
		.limit(5)
		.execute();
}

export type ListedComment = Awaited<ReturnType<typeof pageOfBranch>>['rows'][number];

function shown(db: Db, { cityId, threadId, viewer, translatedInto }: Asked) {
	return db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.leftJoin('file as picture', (join) =>
			join
				.onRef('picture.city_id', '=', 'comment.city_id')
				.onRef('picture.id', '=', 'comment.picture_id')
				.on('content.hidden_by', 'is', null)
		)
		.where('comment.city_id', '=', cityId)
		.leftJoin('decision as hiding', (join) =>
			join
				.onRef('hiding.city_id', '=', 'content.city_id')
				.onRef('hiding.id', '=', 'content.hidden_by')
		)
		.where('comment.thread_id', '=', threadId)
		.where('content.hidden_above', '=', 0)
		.select((eb) => [
			'comment.id',
			'comment.parent_id as parentId',
			'comment.top_id as topId',
			// Of what is hidden nothing but its place goes out.
			sql<string>`case when content.hidden_by is null then comment.body_html else '' end`.as(
				'html'
			),
			marksColumn().as('marks'),
			'hiding.puid as hiddenBy',
			'hiding.rule as hiddenRule',
			'hiding.decided_at as hiddenAt',
			'comment.stance',
			'comment.agrees',
			'comment.is_official as isOfficial',
			'comment.pinned_at as pinnedAt',
			'comment.edited_at as editedAt',
			'comment.removed_at as removedAt',
			'comment.picture_alt as pictureAlt',
			'picture.id as pictureId',
			'picture.width as pictureWidth',
			'picture.height as pictureHeight',
			'content.language',
			'content.author_id as authorId',
			'content.published_at as writtenAt',
			eb.fn.coalesce('author.display_name', 'comment.imported_author').as('authorName'),
			'author.role as authorRole',
			followsAuthor(viewer).as('followsWriter'),
			eb
				.exists(
					eb
						.selectFrom('agreement')
						.whereRef('agreement.city_id', '=', 'comment.city_id')
						.whereRef('agreement.comment_id', '=', 'comment.id')
						.where('agreement.resident_id', '=', residentId(viewer))
						.select(eb.lit(1).as('mine'))
				)
				.$castTo<boolean>()
				.as('agreed'),
			isTranslated(translatedInto, eb.ref('comment.version')).as('isTranslated')
		]);
}

function answersTo(): RawBuilder<number> {
	return sql<number>`(select count(*) from comment as answer where answer.city_id = comment.city_id
		and answer.thread_id = comment.thread_id and answer.top_id = comment.id
		and answer.parent_id is not null) - (select count(*)
		from content as under join comment as answer on answer.city_id = under.city_id and answer.id = under.id
		where under.city_id = comment.city_id and under.hidden_above > 0 and answer.top_id = comment.id)`;
}

interface Sort {
	/** What the order goes by before it goes by time; by time alone when left out. */
	value?: RawBuilder<number>;
	direction: 'asc' | 'desc';
	ids: 'asc' | 'desc';
}

const sorts: Record<ThreadOrder, Sort> = {
	oldest: { direction: 'asc', ids: 'asc' },
	newest: { direction: 'desc', ids: 'desc' },
	agreed: { value: sql<number>`comment.agrees`, direction: 'desc', ids: 'asc' },
	unheard: { value: sql<number>`comment.times`, direction: 'asc', ids: 'asc' }
};

function beyond({ value, direction, ids }: Sort, place: ThreadPlace | null): RawBuilder<boolean> {
	const { side, value: at, id } = place ?? { side: 'from', value: 0, id: 0 };
	const further = (way: 'asc' | 'desc') => sql.raw(way === 'asc' ? '>' : '<');
	const behind = sql<boolean>`comment.id ${further(ids)}${sql.raw(side === 'from' ? '=' : '')} ${id}::bigint`;
	if (!value) return behind;
	return sql<boolean>`(${value} ${further(direction)} ${at}::bigint or (${value} = ${at}::bigint and ${behind}))`;
}
