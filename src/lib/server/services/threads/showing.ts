import type { Actor } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { lookingIn } from '#lib/domain/moderation/hold.ts';
import { may } from '#lib/domain/permissions.ts';
import type { ThreadReading } from '#lib/domain/thread/place.ts';
import { canThread, writingRefused } from '#lib/domain/thread.ts';
import { offerTranslation, wantedTranslation } from '#lib/domain/translation.ts';
import type { Context } from '../../context.ts';
import {
	answersBelow,
	headOf,
	pageOfBranch,
	pageOfHeads,
	pinnedHeads
} from '../../queries/comments/listing.ts';
import { findSubject } from '../../queries/threads/subjects.ts';
import { findThread, type FoundThread } from '../../queries/threads.ts';
import { asShown } from './comments.ts';
import { noReader, noteRead, readerOf, type Reader } from './reading.ts';

const headsOnPage = 25;
const answersOnPage = 10;
const answersOnBranchPage = 100;

/** A thread with one page of its comments, or that about a proposal or poll of this id. @throws NotFound */
export async function showThread(context: Context, id: number, reading: ThreadReading) {
	const { thread, subject } = await threadFor(context, id);
	if (!thread)
		return {
			...about(context, thread, subject),
			page: emptyPage,
			...forReader(noReader)
		};
	const key = { cityId: context.city.id, threadId: thread.id };
	const asked = { ...key, viewer: context.actor, translatedInto: wantedTranslation(context) };
	const [heads, reader, pinned] = await Promise.all([
		pageOfHeads(context.db, asked, reading, headsOnPage),
		readerOf(context, thread.id),
		reading.place ? [] : pinnedHeads(context.db, asked)
	]);
	const answers = await answersBelow(
		context.db,
		asked,
		heads.rows.map(({ id }) => id),
		answersOnPage
	);
	await noteRead(context, thread, reader, [...heads.rows, ...answers]);
	const last = heads.rows.at(-1);
	return {
		...about(context, thread, subject),
		page: {
			branches: heads.rows.map((head) => ({
				head: asShown(context, thread, reader, head),
				answers: answers
					.filter(({ topId }) => topId === head.id)
					.map((answer) => asShown(context, thread, reader, answer)),
				more: head.answers - answers.filter(({ topId }) => topId === head.id).length
			})),
			pinned: pinned.map((head) => asShown(context, thread, reader, head)),
			next: heads.more && last ? { value: last.sortValue, id: last.id } : null
		},
		...forReader(reader)
	};
}
export type ShownThread = Awaited<ReturnType<typeof showThread>>;
export type ShownBranch = ShownThread['page']['branches'][number];

/** A thread, or that about a proposal or poll of this id, without its comments. @throws NotFound */
export async function readThread(context: Context, id: number) {
	const { thread, subject } = await threadFor(context, id);
	return about(context, thread, subject);
}

/** One branch of a thread: its head, and a page of the answers from one of them on. @throws NotFound */
export async function showBranch(
	context: Context,
	id: number,
	branch: { topId: number; from: number }
) {
	const { thread, subject } = await threadFor(context, id);
	if (!thread) throw new NotFound();
	const key = { cityId: context.city.id, threadId: thread.id };
	const asked = { ...key, viewer: context.actor, translatedInto: wantedTranslation(context) };
	const [head, answers, reader] = await Promise.all([
		headOf(context.db, asked, branch.topId),
		pageOfBranch(context.db, asked, branch, answersOnBranchPage),
		readerOf(context, thread.id)
	]);
	if (!head) throw new NotFound();
	await noteRead(context, thread, reader, [head, ...answers.rows]);
	const last = answers.rows.at(-1);
	return {
		...about(context, thread, subject),
		head: asShown(context, thread, reader, head),
		answers: answers.rows.map((answer) => asShown(context, thread, reader, answer)),
		next: answers.more && last ? last.id + 1 : null,
		...forReader(reader)
	};
}

async function threadFor(context: Context, id: number) {
	const { db, city, actor } = context;
	const sought = { cityId: city.id, id, viewer: actor };
	const thread = await findThread(db, sought, wantedTranslation(context));
	const subjectId = thread ? thread.subjectId : id;
	const subject =
		subjectId === null ? undefined : await findSubject(db, { ...sought, id: subjectId });
	if (!thread && !subject) throw new NotFound();
	return { thread, subject };
}

function about(
	{ actor, city, locale, now }: Context,
	thread: FoundThread | undefined,
	subject: Awaited<ReturnType<typeof findSubject>>
) {
	const groupId = thread?.groupId ?? subject?.groupId ?? null;
	/** Everybody can read it, without an account too. */
	const isPublic = (thread ?? subject)?.groupVisibility !== 'members';
	const writing = thread ?? { state: 'open' as const, writers: 'residents' as const };
	return {
		thread: {
			id: thread?.id ?? subject?.id ?? 0,
			title: subject?.title ?? thread?.title ?? '',
			language: subject?.language ?? thread?.language ?? 'en',
			html: thread?.html ?? '',
			marks: thread?.marks ?? null,
			closedRule: thread?.closedRule ?? null,
			textLanguage: thread?.language ?? 'en',
			authorName: thread?.authorName ?? null,
			state: writing.state,
			writers: writing.writers,
			hasStances: thread?.hasStances ?? false,
			inColumns: thread?.inColumns ?? false,
			slowMinutes: thread?.slowMinutes ?? 0,
			conclusionHtml: thread?.conclusionHtml ?? '',
			conclusionLanguage: thread?.conclusionLanguage ?? null,
			comments: thread?.comments ?? 0,
			lastComment: thread?.lastComment ?? 0,
			followed: thread?.followed ?? null,
			groupId,
			isPublic,
			/** Of its own text; that of what it is about stands elsewhere. */
			translation:
				thread && !subject
					? offerTranslation(actor, { ...thread, isPublic }, { city, locale })
					: null,
			groupName: thread?.groupName ?? subject?.groupName ?? null,
			groupLanguage: thread?.groupLanguage ?? subject?.groupLanguage ?? null,
			looking: lookingIn(thread ?? subject, now)
		},
		summary: thread?.summary ?? null,
		subject: subject ? { id: subject.id, kind: subject.kind, title: subject.title } : null,
		can: {
			write: writingRefused(actor, { ...writing, groupId }),
			...runs(actor, writing.state, groupId, thread?.closedRule != null)
		}
	};
}

function runs(
	actor: Actor,
	state: FoundThread['state'],
	groupId: number | null,
	isDecided: boolean
) {
	const isRunning = may(actor, 'run thread', { groupId: groupId ?? undefined });
	return {
		run: isRunning,
		pause: isRunning && canThread('pause', state),
		close: isRunning && canThread('close', state),
		/** What a decision closed, only an appeal opens. */
		reopen: isRunning && !isDecided && canThread('reopen', state)
	};
}

function forReader({ unread, drafts }: Reader) {
	return { firstNew: unread[0] ?? null, drafts };
}

const emptyPage = { branches: [], pinned: [], next: null };
