import { isStaff, residentId } from '#lib/domain/actor.ts';
import { may } from '#lib/domain/permissions.ts';
import { offerTranslation } from '#lib/domain/translation.ts';
import type { Context } from '../../context.ts';
import type { ListedComment } from '../../queries/comments/listing.ts';
import type { FoundThread } from '../../queries/threads.ts';
import type { Reader } from './reading.ts';

/** A comment as a page shows it to this reader, with what they can do about it. */
export function asShown(
	{ actor, city, locale }: Context,
	{ state, groupId, groupVisibility }: Pick<FoundThread, 'state' | 'groupId' | 'groupVisibility'>,
	{ readTo }: Reader,
	comment: ListedComment
) {
	const { authorId, authorRole, removedAt, pinnedAt, isTranslated, ...shown } = comment;
	const reader = residentId(actor);
	const isMine = reader !== null && authorId === reader;
	const isThere = removedAt === null && comment.hiddenBy === null;
	const subject = { groupId: groupId ?? undefined, authorId };
	const isPublic = isThere && groupVisibility !== 'members';
	const text = { language: comment.language, isPublic, isTranslated };
	return {
		...shown,
		picture: pictureOf(comment),
		isRemoved: removedAt !== null,
		isPinned: pinnedAt !== null,
		isMine,
		/** Works for the city: said beside the name. */
		isStaff: authorRole !== null && authorRole !== 'resident',
		isNew: readTo !== null && comment.id > readTo && !isMine && isThere,
		translation: offerTranslation(actor, text, { city, locale }),
		can: {
			agree: isThere && may(actor, 'agree with comment') && !isMine,
			answer: isThere && state === 'open',
			follow: isThere && reader !== null && authorId !== null && !isMine,
			edit: isThere && may(actor, 'edit comment', subject),
			pin: isThere && comment.parentId === null && may(actor, 'run thread', subject),
			speak: isThere && isStaff(actor) && (isMine || comment.isOfficial)
		}
	};
}
export type ShownComment = ReturnType<typeof asShown>;

function pictureOf({ pictureId: id, pictureAlt: alt, pictureWidth, pictureHeight }: ListedComment) {
	if (id === null || pictureWidth === null || pictureHeight === null) return null;
	return { id, alt, width: pictureWidth, height: pictureHeight };
}
