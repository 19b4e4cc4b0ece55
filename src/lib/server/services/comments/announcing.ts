import { mentionedIn, possibleNames } from '#lib/domain/thread/mentions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { peopleNamed } from '../../queries/comments/nameable.ts';
import { announceComment } from '../../queries/threads/arrivals.ts';
import { recordOccurrence } from '../notifications/recording.ts';

/** A comment that others read from now on. */
export interface Announced {
	id: number;
	threadId: number;
	subjectId: number | null;
	groupId: number | null;
	/** Who wrote what it answers; null when it answers nothing. */
	parent: { authorId: number | null } | null;
	authorId: number;
	body: string;
}

/** Tells open pages of a new comment, and notes for whom it is news: followers, who is answered, who is named. */
export async function announce(
	trx: Trx,
	{ city, now: at }: Context,
	{ id, threadId, subjectId, groupId, parent, authorId, body }: Announced
): Promise<void> {
	const key = { cityId: city.id, threadId };
	const names = possibleNames(body);
	const named = mentionedIn(names, await peopleNamed(trx, key, names.flat()));
	await announceComment(trx, { ...key, subjectId });
	await recordOccurrence(trx, {
		cityId: city.id,
		kind: parent ? 'comment answered' : 'comment written',
		contentId: id,
		groupId: groupId ?? undefined,
		actorId: authorId,
		at,
		detail: { residents: [...(parent?.authorId ? [parent.authorId] : []), ...named] }
	});
}
