import type { Page } from 'playwright/test';
import { isForm } from './answered.ts';

/**
 * Does something that sends a form, and waits until the site has answered: with scripts a page stays
 * while it asks, and what it shows meanwhile may be from before, or from what it saved by itself.
 */
export async function sending(page: Page, act: () => Promise<void>): Promise<void> {
	const answered = page.waitForEvent('requestfinished', isForm);
	await act();
	await answered;
}
