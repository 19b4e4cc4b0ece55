import type { Page } from 'playwright/test';
import type { Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SignedIn } from '#lib/server/context.ts';
import { goodPassword } from './account.ts';
import { expect } from './journey.ts';

/** Presses a key where the focus is. */
export const press = (page: Page, key: 'Enter' | 'Space' | 'ArrowDown' | 'ArrowUp') =>
	page.keyboard.press(key);

/** Goes on from stop to stop until the thing has the focus; the eye can follow all the way. */
export async function tabTo(
	page: Page,
	role: 'link' | 'button' | 'textbox' | 'radio' | 'label' | 'field',
	name: string | RegExp
): Promise<void> {
	const goal =
		role === 'field'
			? page.locator(`[name="${String(name)}"]`)
			: role === 'label'
				? page.getByRole('main').getByLabel(name, { exact: true })
				: page.getByRole(role, { name, exact: true });
	await expect(goal.filter({ visible: true }).first()).toBeVisible();
	for (let stops = 0; stops < 120; stops += 1) {
		await page.keyboard.press('Tab');
		if (!(await page.evaluate(focusIsSeen)))
			throw new Error(`Nobody sees where the focus is: ${await page.evaluate(focused)}`);
		if (await goal.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
	}
	throw new Error(`The keyboard does not reach the ${role} ${name}.`);
}

/** The person as the helpers of residents know them. */
export function signedIn(
	{ id, email }: { id: number; email: string },
	displayName: string
): SignedIn {
	return { accountId: id, email, displayName, locale: 'en', sessionHash: '' };
}

/** Signs in from the link of the header on. */
export async function signIn(page: Page, email: string, locale: Locale = 'en'): Promise<void> {
	const words = { locale };
	await tabTo(page, 'link', m.sign_in({}, words));
	await press(page, 'Enter');
	await tabTo(page, 'label', m.account_email_label({}, words));
	await page.keyboard.type(email);
	await tabTo(page, 'label', m.account_password_label({}, words));
	await page.keyboard.type(goodPassword);
	await press(page, 'Enter');
	const signOut = page.getByRole('banner').getByRole('button', { name: m.sign_out_act({}, words) });
	await expect(signOut).toBeAttached();
}

/** Between the last stop of a page and its first, the focus is on the browser's own buttons. */
function focusIsSeen(): boolean {
	const stop = document.activeElement;
	if (!stop || stop === document.body) return true;
	const { outlineStyle, outlineWidth } = getComputedStyle(stop);
	const { width, height } = stop.getBoundingClientRect();
	return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
}

function focused(): string {
	return document.activeElement?.outerHTML.slice(0, 300) ?? 'nothing';
}
