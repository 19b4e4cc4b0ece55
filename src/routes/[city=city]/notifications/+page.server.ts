import { redirect } from '@sveltejs/kit';
import { placeOf } from '#lib/domain/notification/place.ts';
import { to } from '#lib/i18n/link.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { ownPrivateWords } from '#lib/server/services/moderation/private-words.ts';
import {
	markNotificationsRead,
	readNotifications
} from '#lib/server/services/notifications/reading.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const before = numberIn(event.url, 'before');
		const { notifications, next } = await readNotifications(context, { before });
		return {
			notifications: notifications.map((one) => ({
				...one,
				said: occurrenceWords[one.kind](),
				place: placeOf(one)
			})),
			next,
			words: before === undefined ? await ownPrivateWords(context) : [],
			isLaterPage: before !== undefined,
			isDone: event.url.searchParams.has('read')
		};
	});

export const actions = {
	read: (event) =>
		act(event, async (fields) => {
			const upTo = Number(fields.get('upTo'));
			await markNotificationsRead(cityContext(event), {
				upTo: Number.isSafeInteger(upTo) ? upTo : 0
			});
			redirect(303, to(`/${event.params.city}/notifications?read`));
		})
};
