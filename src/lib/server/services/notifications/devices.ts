import { residentId } from '#lib/domain/actor.ts';
import { Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import {
	pushChoiceOf,
	type PushChoice,
	type PushChoiceFields,
	type PushSubscription
} from '#lib/domain/notification/push.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Pusher } from '../../push/service.ts';
import { deleteDevice, deviceOfSession, setDevice } from '../../queries/notifications/devices.ts';
import { pushChoiceOfResident, setPushChoice } from '../../queries/notifications/push-choices.ts';
import { countTry } from '../throttle.ts';
import { carryLater } from './carrying.ts';

/** Whether this session's browser shows notifications, and of what. @throws SignInRequired */
export async function openDevices(
	{ db, city, actor }: Context,
	sessionHash: string
): Promise<{ isOnHere: boolean; choice: PushChoice }> {
	if (actor.kind === 'visitor') throw new SignInRequired();
	const key = { cityId: city.id, residentId: residentId(actor) ?? 0 };
	const [device, choice] = await Promise.all([
		deviceOfSession(db, key, sessionHash),
		pushChoiceOfResident(db, key)
	]);
	return { isOnHere: device !== undefined, choice };
}

/**
 * From now on this session's browser shows notifications; when the session ends it shows none.
 * @throws SignInRequired, Invalid for an address that we do not call
 */
export async function turnOnPush(
	{ db, city, actor }: Context,
	sessionHash: string,
	{ subscription, pusher }: { subscription: PushSubscription; pusher: Pusher }
): Promise<void> {
	const { id, accountId } = authorizeResident(actor, 'choose notifications');
	if (!pusher.reaches(subscription.endpoint)) throw new Invalid('push_address');
	const key = { cityId: city.id, residentId: id };
	const isKept = await db
		.transaction()
		.execute((trx) => setDevice(trx, key, { accountId, sessionHash }, subscription));
	if (!isKept) throw new SignInRequired();
}

/** This session's browser shows no more notifications of the city; again changes nothing. @throws SignInRequired */
export async function turnOffPush(
	{ db, city, actor }: Context,
	sessionHash: string
): Promise<void> {
	const { id } = authorizeResident(actor, 'choose notifications');
	const device = await deviceOfSession(db, { cityId: city.id, residentId: id }, sessionHash);
	if (device) await deleteDevice(db, device);
}

/** Sends a note to this session's browser, to see that it comes. @throws SignInRequired, NotFound, TooMany */
export async function tryPush({ db, city, actor }: Context, sessionHash: string): Promise<void> {
	const { id, accountId } = authorizeResident(actor, 'choose notifications');
	const device = await deviceOfSession(db, { cityId: city.id, residentId: id }, sessionHash);
	if (!device) throw new NotFound();
	await countTry(db, [{ act: 'try push', subject: String(accountId), most: 5, window: 3600 }]);
	const { cityId } = device;
	await db
		.transaction()
		.execute((trx) => carryLater(trx, { cityId, device: device.id, occurrences: [] }));
}

/** Keeps of what the actor hears on their devices. @throws SignInRequired */
export async function choosePush(
	{ db, city, actor }: Context,
	fields: PushChoiceFields
): Promise<void> {
	const { id } = authorizeResident(actor, 'choose notifications');
	await setPushChoice(db, { cityId: city.id, residentId: id }, pushChoiceOf(fields));
}
