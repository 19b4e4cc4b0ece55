import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { agreeWithComment, makeOfficial } from '#lib/server/services/comments/marking.ts';
import { changeComment } from '#lib/server/services/comments/changing.ts';
import { writeComment } from '#lib/server/services/comments/writing.ts';
import { startThread } from '#lib/server/services/threads/beginning.ts';
import { moderate, type Reported } from './moderation.ts';
import type { Person } from './people.ts';

/** A discussion of the demo. Everything here was written for the demo; nobody real says any of it. */
export interface ThreadContent {
	/** The title of the proposal that it is about; otherwise it stands alone in the city's first group. */
	about?: string;
	title?: string;
	text?: string;
	language: Locale;
	comments: CommentContent[];
}

interface CommentContent {
	/** The position in the city's people; left out for its facilitator, whose words are the city's. */
	by?: number;
	text: string;
	agrees?: number;
	answers?: CommentContent[];
	/** Days since it was written; otherwise they follow one another. */
	ago?: number;
	/** What its author put in its place a little later; a report is then about what stood there before. */
	reworded?: string;
	/** Somebody of the city's people says that it breaks a rule. */
	reported?: Reported & { by: number };
}

interface Cast {
	facilitator: Person;
	admin: Person;
	people: readonly Person[];
	daysAgo(days: number): Date;
}

/** Lets a demo city discuss, every act by the service that a person would use. */
export async function holdThreads(
	db: Db,
	cityId: number,
	threads: readonly ThreadContent[],
	cast: Cast
): Promise<void> {
	for (const thread of threads) {
		const id = await beginThread(db, cityId, thread, cast);
		const scale = paceOf(thread.comments);
		let day = first;
		for (const comment of thread.comments) {
			const head = await say(cast, id, thread.language, comment, day);
			for (const answer of comment.answers ?? [])
				await say(cast, id, thread.language, answer, (day -= 0.4 * scale), head);
			day -= 1.7 * scale;
		}
	}
}

/** The days ago of the first comment of a discussion, and of the last at the latest. */
const [first, last] = [9, 1];

/** How much faster people speak where there is more to say: nothing is said after today. */
function paceOf(comments: readonly CommentContent[]): number {
	const answers = comments.flatMap((one) => one.answers ?? []).length;
	return Math.min(1, (first - last) / (comments.length * 1.7 + answers * 0.4));
}

async function beginThread(
	db: Db,
	cityId: number,
	{ about, title = '', text: body = '', language }: ThreadContent,
	{ facilitator, daysAgo }: Cast
): Promise<number> {
	if (about !== undefined) {
		const proposal = await db
			.selectFrom('proposal')
			.where('city_id', '=', cityId)
			.where('title', '=', about)
			.select('id')
			.executeTakeFirstOrThrow();
		return proposal.id;
	}
	const group = await db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.orderBy('id')
		.select('id')
		.executeTakeFirstOrThrow();
	return startThread(await facilitator.at(daysAgo(12)), group.id, { title, body, language });
}

async function say(
	{ people, facilitator, admin, daysAgo }: Cast,
	thread: number,
	language: Locale,
	{ by, text: body, agrees = 0, ago, reworded, reported }: CommentContent,
	day: number,
	parent?: number
): Promise<number> {
	const writer = by === undefined ? facilitator : people[by];
	if (!writer) throw new Error(`Nobody says "${body}".`);
	const reporter = reported && people[reported.by];
	const since = ago ?? day;
	const saying = await writer.at(daysAgo(since));
	const fields = { body, parent: String(parent ?? ''), stance: '', language } as const;
	const id = await writeComment(saying, thread, fields);
	if (by === undefined) await makeOfficial(saying, id);
	for (const person of people.slice(8, 8 + agrees))
		await agreeWithComment(await person.at(daysAgo(day - 0.2)), id);
	if (reworded !== undefined) {
		const change = { body: reworded, language, base: 1, considered: false };
		await changeComment(await writer.at(daysAgo(since - 0.02)), id, change);
	}
	// Of what was changed it is said what stood there before.
	const target = reworded === undefined ? id : { of: id, version: 1 };
	if (reported && reporter)
		await moderate(target, reported, {
			reporter: await reporter.at(daysAgo(0.9)),
			facilitator: await facilitator.at(daysAgo(0.8)),
			author: await writer.at(daysAgo(0.6)),
			admin: await admin.at(daysAgo(0.4))
		});
	return id;
}
