import type { ThreadState } from '#lib/domain/thread.ts';

/** What a page says of the thread about it. */
export interface AnnouncedThread {
	/** Of what is discussed: the thread answers to it from the first comment on. */
	id: number;
	comments: number;
	state: ThreadState;
	lastCommentAt: Date | null;
}

/** The thread about something as it was read with it; nothing has begun yet where it was not there. */
export function announcedThread(found: {
	id: number;
	threadState: ThreadState | null;
	threadComments: number | null;
	lastCommentAt: Date | null;
}): AnnouncedThread {
	return {
		id: found.id,
		comments: found.threadComments ?? 0,
		state: found.threadState ?? 'open',
		lastCommentAt: found.lastCommentAt
	};
}
