import type { Locator, Page } from 'playwright/test';

const mended = new WeakSet<object>();

/**
 * A field is filled in two steps: its text is selected, then written over. Scripts that start between
 * the two set the field's value anew and the selection is gone, so that the new text would follow the
 * old one. Hence what was filled in is looked at, and filled in once more when it is not that.
 */
export function fillWhileScriptsStart(page: Page): void {
	const locator = Object.getPrototypeOf(page.locator('html')) as Pick<
		Locator,
		'fill' | 'evaluateAll'
	>;
	if (mended.has(locator)) return;
	mended.add(locator);
	const fillOnce = locator.fill;
	locator.fill = async function (this: Locator, text, options) {
		await fillOnce.call(this, text, options);
		const [is] = await this.evaluateAll((fields) =>
			fields.map((field) => 'value' in field && field.value)
		);
		if (typeof is === 'string' && is !== text && is.endsWith(text))
			await fillOnce.call(this, text, options);
	};
}
