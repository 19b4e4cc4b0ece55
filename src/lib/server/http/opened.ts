import { redirect, type RequestEvent } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import type { Opened } from '../services/opening.ts';
import { setSessionCookie } from './cookies.ts';
import { rememberDevice } from './device.ts';
import { safeNext } from './next.ts';

/** Gives the browser the cookies of a session that was just opened, and goes on to where its owner was heading. */
export function welcome(event: RequestEvent, { session, device, next }: Opened): never {
	setSessionCookie(event, session);
	rememberDevice(event, device);
	redirect(303, next ? safeNext(next) : to('/'));
}
