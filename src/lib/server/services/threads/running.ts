import { residentId } from '#lib/domain/actor.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { airtime } from '#lib/domain/thread/airtime.ts';
import { moveThread, type ThreadTransition } from '#lib/domain/thread.ts';
import type { Conclusion, ThreadSettings } from '#lib/domain/thread/writing.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	updateThreadSettings,
	updateThreadState,
	type LockedThread
} from '../../queries/threads.ts';
import { spokenIn } from '../../queries/threads/spoken.ts';
import { threadToActIn } from './beginning.ts';
import { readThread } from './showing.ts';

/** A thread for the forms of whoever runs it. @throws NotFound, Forbidden */
export async function openThread(context: Context, id: number) {
	const { thread, subject, summary } = await readThread(context, id);
	authorize(context.actor, 'run thread', { groupId: thread.groupId ?? undefined });
	return { thread, subject, summary };
}

/** The same, with how much each has written: for whoever runs it, to see that others come to speak. */
export async function openThreadSettings(context: Context, id: number) {
	const { thread, subject } = await openThread(context, id);
	const spoken = await spokenIn(context.db, { cityId: context.city.id, threadId: thread.id });
	return { thread, subject, airtime: airtime(spoken) };
}

/** Nobody writes any more for now; everybody can go on reading. @throws Conflict */
export async function pauseThread(context: Context, id: number): Promise<void> {
	await runThread(context, id, 'pause thread', (trx, thread) =>
		move(trx, context, thread, 'pause')
	);
}

/** Ends the discussion with what came of it. @throws Conflict when it is closed already */
export async function closeThread(
	context: Context,
	id: number,
	{ conclusion: text, language }: Conclusion
): Promise<void> {
	const by = residentId(context.actor);
	const conclusion = { text, html: toSafeHtml(text), language, by };
	await runThread(context, id, 'close thread', (trx, thread) =>
		move(trx, context, thread, 'close', conclusion)
	);
}

/** People can write again. @throws Conflict when they can already */
export async function reopenThread(context: Context, id: number): Promise<void> {
	await runThread(context, id, 'reopen thread', (trx, thread) =>
		move(trx, context, thread, 'reopen')
	);
}

/** Says who may write, whether comments take a stance, and how slowly one writes. */
export async function setThread(
	context: Context,
	id: number,
	settings: ThreadSettings
): Promise<void> {
	await runThread(context, id, 'set thread', (trx, thread) =>
		updateThreadSettings(trx, { cityId: context.city.id, threadId: thread.id }, settings)
	);
}

async function move(
	trx: Trx,
	{ city }: Context,
	thread: LockedThread,
	transition: ThreadTransition,
	conclusion?: Parameters<typeof updateThreadState>[2]['conclusion']
): Promise<void> {
	const key = { cityId: city.id, threadId: thread.id };
	if (transition === 'reopen' && thread.closedRule !== null)
		throw new Conflict('thread_closed_by_decision');
	await updateThreadState(trx, key, {
		state: moveThread(transition, thread.state),
		...(conclusion && { conclusion })
	});
}

/** What whoever runs a group does with a thread: the thread held, the act in the log. */
export async function runThread(
	context: Context,
	id: number,
	verb: string,
	act: (trx: Trx, thread: LockedThread) => Promise<void>
): Promise<void> {
	const { db, city, actor } = context;
	await db.transaction().execute(async (trx) => {
		const thread = await threadToActIn(trx, context, id);
		const groupId = thread.groupId ?? undefined;
		authorize(actor, 'run thread', { groupId });
		await act(trx, thread);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb,
			groupId,
			contentId: thread.id
		});
	});
}
