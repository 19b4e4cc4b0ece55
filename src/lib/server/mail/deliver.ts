import { isLocale, type Locale } from '#lib/domain/locale.ts';
import { to as address } from '#lib/i18n/link.ts';
import type { Db } from '../database/connect.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { log } from '../log.ts';
import { accountByEmail, accountById } from '../queries/accounts.ts';
import type { Carrier } from './carrier.ts';
import type { Page, Template } from './letter.ts';
import type { QueuedMail, Recipient } from './queue.ts';
import { render } from './render.ts';
import { templates } from './templates.ts';

/**
 * Writes and sends one mail of the queue. A mail to an account that is gone is not sent.
 * @param replyDomain where answers come in, if this install takes any
 */
export function deliverMail(
	db: Db,
	carrier: Carrier,
	{ replyDomain }: { replyDomain?: string } = {}
): JobHandler {
	return async (payload, { tries }) => {
		const { template, to, params } = payload as QueuedMail;
		try {
			const reader = await readerOf(db, to);
			if (!reader) return;
			const { locale, ...person } = reader;
			const page: Page = {
				db,
				now: new Date(),
				locale,
				to: person,
				replyDomain,
				link: (path) => carrier.origin + address(path, locale)
			};
			const letter = await (templates[template] as Template<object>)(params, page);
			if (!letter) return;
			const { hostname } = new URL(carrier.origin);
			await carrier.carry({ to: person.email, locale, ...render(letter, locale, hostname) });
		} catch (fault) {
			log.warn({ template, tries, ...codesOf(fault) }, 'mail not sent');
			throw fault;
		}
	};
}

/** A bare address may be an account's, which then is written to in its own language. */
async function readerOf(
	db: Db,
	to: Recipient
): Promise<(Page['to'] & { locale: Locale }) | undefined> {
	const account =
		'accountId' in to ? await accountById(db, to.accountId) : await accountByEmail(db, to.email);
	if (account) {
		const { id, email, displayName, locale } = account;
		return { accountId: id, email, displayName, locale };
	}
	if ('accountId' in to) return undefined;
	return {
		email: to.email,
		accountId: null,
		displayName: null,
		locale: isLocale(to.locale) ? to.locale : 'en'
	};
}

/** A mail server's own words may hold the reader's address: the log gets its codes. */
function codesOf(fault: unknown): { code?: string; response?: number; fault?: string } {
	const { code, responseCode } = fault as { code?: string; responseCode?: number };
	if (code) return { code, response: responseCode };
	return { fault: fault instanceof Error ? fault.message : typeof fault };
}
