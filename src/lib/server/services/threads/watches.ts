import type { SignedIn } from '../../context.ts';
import type { NamedThread } from '../../queries/threads/arrivals.ts';

/** Somebody's open page of a thread. */
export interface Watch {
	/** Undefined for a visitor. */
	readonly account: SignedIn | undefined;
	/** The address that it comes from, hashed: for counting only. */
	readonly addressHash: string;
	/** Comments up to this one they know of. */
	readTo: number;
	tell(comments: readonly number[]): void;
	/** Says that the line is still open. */
	beat(): void;
	/** No more is said. */
	end(): void;
}

/** A thread that is open somewhere. */
export interface WatchedThread extends NamedThread {
	slug: string;
	watches: Set<Watch>;
}

/** What is open in this process, by `nameOf`. */
const watched = new Map<string, WatchedThread>();

/** Threads for which somebody has to look whether there is something new. */
const due = new Set<string>();

/** What wakes the one who looks; set while there is one. */
let wake: () => void = () => undefined;

/** @returns a function that ends the watch */
export function addWatch(thread: NamedThread & { slug: string }, watch: Watch): () => void {
	const name = nameOf(thread);
	const open = watched.get(name) ?? { ...thread, watches: new Set() };
	watched.set(name, open);
	open.watches.add(watch);
	lookAt(thread);
	return () => dropWatch(open, watch);
}

export function dropWatch(thread: WatchedThread, watch: Watch): void {
	thread.watches.delete(watch);
	if (thread.watches.size === 0 && watched.get(nameOf(thread)) === thread)
		watched.delete(nameOf(thread));
}

/** There may be something new in this thread. */
export function lookAt(thread: NamedThread): void {
	if (!watched.has(nameOf(thread))) return;
	due.add(nameOf(thread));
	wake();
}

export function openThreads(): WatchedThread[] {
	return [...watched.values()];
}

/** The threads to look at; from now on they are looked at. */
export function takeDue(): WatchedThread[] {
	const threads = [...due]
		.map((name) => watched.get(name))
		.filter((thread) => thread !== undefined);
	due.clear();
	return threads;
}

export function wakeBy(call: () => void): void {
	wake = call;
}

/** How many pages are open in this process, and how many of them from one address. */
export function countWatches(addressHash: string): { all: number; fromThere: number } {
	const all = openThreads().flatMap(({ watches }) => [...watches]);
	return {
		all: all.length,
		fromThere: all.filter((watch) => watch.addressHash === addressHash).length
	};
}

function nameOf({ cityId, id }: NamedThread): string {
	return `${cityId}/${id}`;
}
