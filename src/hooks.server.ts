import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { isLocale } from '#lib/domain/locale.ts';
import { paraglideMiddleware } from '#lib/i18n/paraglide/server.js';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readTheme } from '#lib/server/http/theme.ts';
import { isTooLarge } from '#lib/server/http/body-limit.ts';
import { isCrossSite } from '#lib/server/http/cross-site.ts';
import { cookieName, dropSessionCookie, setSessionCookie } from '#lib/server/http/cookies.ts';
import { deviceOf } from '#lib/server/http/device.ts';
import { secureHeaders } from '#lib/server/http/headers.ts';
import { senderOf } from '#lib/server/http/network.ts';
import { log } from '#lib/server/log.ts';
import { running, startRunning } from '#lib/server/running.ts';
import { hashOf } from '#lib/server/secrets.ts';
import { arrive } from '#lib/server/services/arrival.ts';
import { readSession } from '#lib/server/sessions/lucia.ts';

export const init: ServerInit = () => startRunning(process.env);

/** One line a request: the route, not the address, so that no id or token is written down. */
const logged: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	event.locals.requestId = crypto.randomUUID();
	const response = await resolve(event);
	secureHeaders(event, response);
	log.info({
		request: event.locals.requestId,
		method: event.request.method,
		route: event.route.id,
		status: response.status,
		ms: Math.round(performance.now() - began)
	});
	return response;
};

const mailGateway = '/inbound/mail';

/** What comes from other sites by design, and says who it is without a cookie. */
const openToOthers: readonly (string | null)[] = [
	'/[city=city]/unsubscribe/[token]', // the button of a mail program (RFC 8058): its link
	mailGateway // its signature
];

const guarded: Handle = ({ event, resolve }) => {
	// Mails have a limit of their own (http/signed-mail.ts).
	if (event.route.id !== mailGateway && isTooLarge(event.request))
		error(413, { message: m.refusal_too_large(), reason: 'too_large' });
	if (!openToOthers.includes(event.route.id) && isCrossSite(event.request, event.url.host))
		error(403, { message: m.refusal_cross_site(), reason: 'cross_site' });
	return resolve(event);
};

const spoken: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		event.locals.locale = isLocale(locale) ? locale : 'en';
		event.locals.theme = readTheme(event);
		return resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', event.locals.locale).replace('%theme%', event.locals.theme),
			filterSerializedResponseHeaders: (name) => name === 'content-type',
			preload: ({ type }) => type === 'js' || type === 'css'
		});
	});

const identified: Handle = async ({ event, resolve }) => {
	const { db } = running();
	const cookie = event.cookies.get(cookieName(event, 'session'));
	const found = cookie ? await readSession(db, cookie) : undefined;
	if (cookie && !found) dropSessionCookie(event);
	if (cookie && found?.fresh) setSessionCookie(event, { id: cookie, expiresAt: found.expiresAt });
	event.locals.account = found?.account;
	event.locals.accountContext = {
		db,
		now: new Date(),
		account: found?.account,
		locale: event.locals.locale,
		addressHash: hashOf(senderOf(event)),
		origin: event.url.origin,
		device: deviceOf(event)
	};
	return resolve(event);
};

/** An unknown city leaves the context empty: the page behind it then does not exist (answer.ts, [city]/+layout.server.ts). */
const placed: Handle = async ({ event, resolve }) => {
	const slug = event.params.city;
	if (slug === undefined) return resolve(event);
	const { db, now } = event.locals.accountContext;
	const settle = !['GET', 'HEAD', 'OPTIONS'].includes(event.request.method);
	const arrived = await arrive({ db, now }, slug, event.locals.account, { settle });
	if (arrived) {
		event.locals.city = arrived.city;
		event.locals.context = { db, now, ...arrived, locale: event.locals.locale };
	}
	return resolve(event);
};

export const handle = sequence(logged, spoken, guarded, identified, placed);

/** A fault of ours: a number for the person and the log, the cause for the log alone. */
export const handleError: HandleServerError = ({ error: fault, event, status }) => {
	if (status === 404) return { message: m.refusal_not_found(), reason: 'not_found' };
	if (status < 500) return { message: m.refusal_unexpected(), reason: 'refused' };
	const reference = event.locals.requestId?.slice(0, 8) ?? 'unknown';
	log.error({
		request: event.locals.requestId,
		route: event.route.id,
		status,
		fault: describe(fault)
	});
	return { message: m.fault_sentence({ reference }), reference };
};

function describe(fault: unknown): string {
	return fault instanceof Error ? (fault.stack ?? fault.message) : typeof fault;
}
