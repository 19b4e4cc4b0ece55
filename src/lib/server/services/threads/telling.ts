import type { Db } from '../../database/connect.ts';
import { hear } from '../../database/hear.ts';
import { announced, arrivals, commentsAfter, mayRead } from '../../queries/threads/arrivals.ts';
import { openAmong } from '../../queries/sessions.ts';
import { arrive } from '../arrival.ts';
import {
	dropWatch,
	lookAt,
	openThreads,
	takeDue,
	wakeBy,
	type Watch,
	type WatchedThread
} from './watches.ts';

const atATime = 500;

/** Tells one open thread's readers what is new, and ends the line of those who may no longer read it. */
export async function tellReaders(db: Db, thread: WatchedThread): Promise<void> {
	const readers = [...thread.watches];
	const least = Math.min(...readers.map(({ readTo }) => readTo));
	const comments = await commentsAfter(db, thread, least, atATime);
	// Asked last: who lost the right a moment ago hears nothing of it.
	const entitled = await whoMayRead(db, thread, readers);
	for (const reader of readers) {
		if (!entitled.has(reader)) {
			dropWatch(thread, reader);
			reader.end();
			continue;
		}
		const news = comments.filter((id) => id > reader.readTo);
		reader.readTo = news.at(-1) ?? reader.readTo;
		if (news.length > 0) reader.tell(news);
	}
	if (comments.length === atATime) lookAt(thread);
}

/**
 * Tells the readers of this process of new comments as they come, from whichever process, and looks now
 * and then who may still read. @returns a function that ends this and every line
 */
export async function keepTelling(
	db: Db,
	onFault: (fault: unknown) => void,
	{ pause = 100, beat = 20_000, patience = 2000 } = {}
): Promise<() => Promise<void>> {
	let isStopped = false;
	let working: Promise<void> | undefined;
	wakeBy(() => {
		working ??= work().finally(() => (working = undefined));
	});
	const silence = await hear(
		db,
		arrivals,
		(payload) => announced(payload).forEach(lookAt),
		() => openThreads().forEach(lookAt)
	);
	const pulse = setInterval(() => {
		for (const thread of openThreads()) {
			for (const watch of thread.watches) watch.beat();
			lookAt(thread);
		}
	}, beat);
	return async () => {
		isStopped = true;
		clearInterval(pulse);
		wakeBy(() => undefined);
		await silence();
		await working;
		for (const thread of openThreads())
			for (const watch of thread.watches) {
				dropWatch(thread, watch);
				watch.end();
			}
	};

	async function work(): Promise<void> {
		for (let due = takeDue(); due.length > 0 && !isStopped; due = takeDue()) {
			for (const thread of due) {
				try {
					if (thread.watches.size > 0) await tellReaders(db, thread);
				} catch (fault) {
					onFault(fault);
					await rest(patience);
					lookAt(thread);
				}
			}
			// What comes close together is told in one word.
			await rest(pause);
		}
	}
}

function rest(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Sessions in one statement; persons one by one only where not everybody may read. */
async function whoMayRead(
	db: Db,
	{ cityId, slug, id }: WatchedThread,
	readers: readonly Watch[]
): Promise<Set<Watch>> {
	const hashes = new Set(readers.flatMap(({ account }) => account?.sessionHash ?? []));
	const open = await openAmong(db, [...hashes]);
	const present = readers.filter(({ account }) => !account || open.has(account.sessionHash));
	if (await mayRead(db, { cityId, id, viewer: { kind: 'visitor' } })) return new Set(present);
	const entitled = new Set<Watch>();
	for (const reader of present) {
		if (!reader.account) continue;
		const arrived = await arrive({ db, now: new Date() }, slug, reader.account, { settle: false });
		if (arrived && (await mayRead(db, { cityId, id, viewer: arrived.actor }))) entitled.add(reader);
	}
	return entitled;
}
