import { redirect, type RequestEvent } from '@sveltejs/kit';
import { notificationChoiceForm } from '#lib/domain/notification/choice.ts';
import { switchableKinds } from '#lib/domain/notification/kinds.ts';
import { to } from '#lib/i18n/link.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { subjectIn } from '#lib/server/http/following.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import {
	chooseNotifications,
	openNotificationChoice
} from '#lib/server/services/notifications/choosing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { fields, ...lists } = await openNotificationChoice(context);
		return {
			...lists,
			cityId: context.city.id,
			kinds: switchableKinds.map((kind) => ({ value: kind, text: occurrenceWords[kind]() })),
			isSaved: event.url.searchParams.has('saved'),
			form: await openForm(event, notificationChoiceForm, fields)
		};
	});

export const actions = {
	save: (event) =>
		submitForm(event, notificationChoiceForm, async (fields) => {
			await chooseNotifications(cityContext(event), fields);
			redirect(303, to(`${pathOf(event)}?saved`));
		}),
	follow: (event) => once(event, followSubject),
	'stop-following': (event) => once(event, stopFollowing)
};

function once(event: RequestEvent, deed: typeof followSubject) {
	return act(event, async (fields) => {
		await deed(cityContext(event), subjectIn(fields));
		redirect(303, to(`${pathOf(event)}#follows`));
	});
}

function pathOf({ params }: Pick<RequestEvent, 'params'>): string {
	return `/${params.city}/notifications/settings`;
}
