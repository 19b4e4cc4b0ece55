import type { Page } from 'playwright/test';

/**
 * Does something that sends a form, and waits until the site has answered: with scripts a page stays
 * while it asks, and what another page shows meanwhile may be from before.
 */
export async function sending(page: Page, act: () => Promise<void>): Promise<void> {
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	await act();
	await answered;
}
