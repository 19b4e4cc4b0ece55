import { SignInRequired } from '#lib/domain/errors.ts';
import type { LookedAt } from '#lib/domain/notification/place.ts';
import { titledFor } from '#lib/domain/notification/titled.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { bellOf, markAllRead, markReadAbout } from '../../queries/notifications/bell.ts';
import { notificationsOf, type Notification } from '../../queries/notifications/told.ts';

export const notificationsOnAPage = 30;

/** More unread ones than this are shown as `99+`. */
export const mostUnread = 100;

export interface Bell {
	unread: number;
	followsCity: boolean;
}

/**
 * What the header of every page shows of the viewer's notifications; undefined for who has none. What
 * they were told of the thing that the page is about is read by that. Open to all.
 */
export async function readBell(
	{ db, city, actor, now }: Context,
	about?: LookedAt
): Promise<Bell | undefined> {
	if (actor.kind === 'newcomer') return { unread: 0, followsCity: false };
	if (actor.kind !== 'resident') return undefined;
	const bell = await bellOf(db, city.id, actor, mostUnread);
	if (!about || bell.unread === 0) return bell;
	const marked = await markReadAbout(db, city.id, actor, { about, at: now });
	return marked > 0 ? bellOf(db, city.id, actor, mostUnread) : bell;
}

/**
 * What the viewer was told, the newest first, as far as they may see it now. Who has not done anything
 * in this city yet has none. @throws SignInRequired
 */
export async function readNotifications(
	{ db, city, actor, locale }: Context,
	{ before }: { before?: number } = {}
): Promise<{ notifications: Notification[]; next: number | null }> {
	if (actor.kind === 'visitor') throw new SignInRequired();
	const found = await notificationsOf(db, city.id, actor, {
		before,
		limit: notificationsOnAPage + 1
	});
	const notifications = found
		.slice(0, notificationsOnAPage)
		.map((one) => titledFor(one, locale, city.locales));
	const isMore = found.length > notifications.length;
	return { notifications, next: isMore ? (notifications.at(-1)?.id ?? null) : null };
}

/** Marks as read everything up to the newest that the page showed: what came since stays new. @throws SignInRequired */
export async function markNotificationsRead(
	{ db, city, actor, now }: Context,
	{ upTo }: { upTo: number }
): Promise<void> {
	authorizeResident(actor, 'read notifications');
	await markAllRead(db, city.id, actor, { upTo, at: now });
}
