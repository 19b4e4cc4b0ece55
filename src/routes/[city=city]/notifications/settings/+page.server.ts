import { redirect, type RequestEvent } from '@sveltejs/kit';
import { Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import { queueDigestSchema } from '#lib/domain/moderation/queue-digest.ts';
import { notificationChoiceForm } from '#lib/domain/notification/choice.ts';
import { switchableKinds } from '#lib/domain/notification/kinds.ts';
import { pushChoiceForm, pushSubscriptionForm } from '#lib/domain/notification/push.ts';
import { to } from '#lib/i18n/link.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import type { Context } from '#lib/server/context.ts';
import { subjectIn } from '#lib/server/http/following.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { running } from '#lib/server/running.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import {
	chooseQueueDigest,
	openQueueDigest
} from '#lib/server/services/moderation/queue-digest.ts';
import {
	chooseNotifications,
	openNotificationChoice
} from '#lib/server/services/notifications/choosing.ts';
import {
	choosePush,
	openDevices,
	tryPush,
	turnOffPush,
	turnOnPush
} from '#lib/server/services/notifications/devices.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { fields, ...lists } = await openNotificationChoice(context);
		return {
			...lists,
			cityId: context.city.id,
			queue: await openQueueDigest(context),
			isQueueSaved: event.url.searchParams.has('queue'),
			kinds: switchableKinds.map((kind) => ({ value: kind, text: occurrenceWords[kind]() })),
			devices: await devicesHere(event, context),
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
	'choose-queue': (event) =>
		act(event, async (fields) => {
			const read = queueDigestSchema.safeParse(Object.fromEntries(fields));
			if (!read.success) throw new Invalid('form_unreadable');
			await chooseQueueDigest(cityContext(event), read.data.queueRhythm);
			redirect(303, to(`${pathOf(event)}?queue#queue`));
		}),
	'turn-on': (event) =>
		act(event, async (fields) => {
			const read = pushSubscriptionForm.safeParse(Object.fromEntries(fields));
			if (!read.success) throw new Invalid('push_address');
			const pusher = pusherOf();
			await turnOnPush(cityContext(event), sessionOf(event), { subscription: read.data, pusher });
			redirect(303, to(`${pathOf(event)}?push=on#devices`));
		}),
	'turn-off': (event) =>
		act(event, async () => {
			await turnOffPush(cityContext(event), sessionOf(event));
			redirect(303, to(`${pathOf(event)}?push=off#devices`));
		}),
	try: (event) =>
		act(event, async () => {
			pusherOf();
			await tryPush(cityContext(event), sessionOf(event));
			redirect(303, to(`${pathOf(event)}?push=tried#devices`));
		}),
	'choose-devices': (event) =>
		act(event, async (fields) => {
			const several = (name: string) => fields.getAll(name);
			const read = pushChoiceForm.safeParse({
				kinds: several('pushKinds'),
				groups: several('pushGroups'),
				among: several('among')
			});
			if (!read.success) throw new Invalid('form_unreadable');
			await choosePush(cityContext(event), read.data);
			redirect(303, to(`${pathOf(event)}?push=saved#devices`));
		}),
	follow: (event) => once(event, followSubject),
	'stop-following': (event) => once(event, stopFollowing)
};

/** Null where the city has no keys for it. */
async function devicesHere(event: RequestEvent, context: Context) {
	const { pusher } = running();
	if (!pusher) return null;
	const { isOnHere, choice } = await openDevices(context, sessionOf(event));
	const done = event.url.searchParams.get('push');
	return { key: pusher.publicKey, isOnHere, ...choice, done };
}

function pusherOf() {
	const { pusher } = running();
	if (!pusher) throw new NotFound();
	return pusher;
}

function sessionOf({ locals }: RequestEvent): string {
	if (!locals.account) throw new SignInRequired();
	return locals.account.sessionHash;
}

function once(event: RequestEvent, deed: typeof followSubject) {
	return act(event, async (fields) => {
		await deed(cityContext(event), subjectIn(fields));
		redirect(303, to(`${pathOf(event)}#follows`));
	});
}

function pathOf({ params }: Pick<RequestEvent, 'params'>): string {
	return `/${params.city}/notifications/settings`;
}
