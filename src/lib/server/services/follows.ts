import { NotFound } from '#lib/domain/errors.ts';
import type { FollowSubject } from '#lib/domain/notification/follow.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { deleteFollow, setFollow } from '../queries/follows.ts';
import { canBeFollowed } from '../queries/follow-subjects.ts';

/** Follows it from now on; doing so again changes nothing. @throws NotFound when the actor cannot see it, SignInRequired */
export function followSubject(context: Context, subject: FollowSubject): Promise<void> {
	return choose(context, subject, { muted: false });
}

/**
 * Stops following it. What is wider (its group, the city) does not bring it back, and neither does
 * taking part again; of a person nothing stays, for what they write in a group one follows is the
 * group's too. @throws NotFound, SignInRequired
 */
export function stopFollowing(context: Context, subject: FollowSubject): Promise<void> {
	return choose(context, subject, { muted: true });
}

async function choose(
	{ db, city, actor, now }: Context,
	subject: FollowSubject,
	{ muted }: { muted: boolean }
): Promise<void> {
	if (!(await canBeFollowed(db, city.id, actor, subject))) throw new NotFound();
	const { id } = authorizeResident(actor, 'follow');
	const follower = { cityId: city.id, residentId: id };
	if (muted && subject.kind === 'person') return deleteFollow(db, follower, subject);
	await setFollow(db, follower, subject, { muted, at: now });
}
