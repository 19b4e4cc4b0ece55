import type { Browser, Page } from 'playwright/test';
import type { Context } from '#lib/server/context.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import { watchForms } from './answered.ts';
import { test } from './journey.ts';

/** A browser of the person's own, in which they are signed in. */
export async function atTheirDesk(browser: Browser, { db, actor }: Context): Promise<Page> {
	if (actor.kind !== 'resident') throw new Error('Only residents sit at a desk of their own.');
	const { baseURL = '', javaScriptEnabled } = test.info().project.use;
	const context = await browser.newContext({ baseURL, javaScriptEnabled });
	watchForms(context);
	const session = await openSession(db, actor.accountId, 'Chromium');
	await context.addCookies([{ name: 'session', value: session.id, url: baseURL }]);
	return context.newPage();
}
