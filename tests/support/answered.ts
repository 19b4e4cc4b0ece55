import type { Browser, BrowserContext, Request } from 'playwright/test';

const watched = new WeakSet<BrowserContext>();
const abandoned: string[] = [];

/**
 * A journey that leaves a page before its form was answered is a race: its next step finds what the
 * form did, or not. The forms that were sent in these contexts and never answered are named here; what
 * a page saves by itself as one types may be abandoned.
 */
export function watchForms(context: BrowserContext): void {
	if (watched.has(context)) return;
	watched.add(context);
	context.on('requestfailed', (request) => {
		if (isForm(request))
			abandoned.push(`${new URL(request.url()).pathname}: ${request.failure()?.errorText ?? ''}`);
	});
}

/** Closes what a journey opened, and tells which of its forms were abandoned. */
export async function leave(browser: Browser): Promise<string[]> {
	for (const context of browser.contexts()) await context.close();
	return abandoned.splice(0);
}

/** Whether somebody pressed a button for it: not what a page saves by itself. */
export const isForm = (request: Request) =>
	request.method() === 'POST' &&
	!request.url().includes('?/keep') &&
	(request.isNavigationRequest() || 'x-sveltekit-action' in request.headers());
