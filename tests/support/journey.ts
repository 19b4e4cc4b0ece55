import { createHash } from 'node:crypto';
import { expect, test as base } from 'playwright/test';
import { connect, type Db } from '#lib/server/database/connect.ts';
import { leave, watchForms } from './answered.ts';
import { fillWhileScriptsStart } from './filling.ts';

export { expect } from 'playwright/test';
export { linksIn, mailbox } from './mailbox.ts';

/** A journey's test: with the site's own database at hand, to prepare what the story begins with. */
export const test = base.extend<{ everyFormIsAnswered: true }, { db: Db }>({
	everyFormIsAnswered: [
		async ({ browser }, use) => {
			await use(true);
			expect(await leave(browser), 'forms that were sent and left before their answer').toEqual([]);
		},
		{ auto: true }
	],

	// Each test comes from an address of its own: what is counted by address is counted apart.
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from here
	extraHTTPHeaders: async ({}, use, info) => {
		await use({ 'x-forwarded-for': addressOf(info.testId + info.repeatEachIndex) });
	},

	context: async ({ context }, use) => {
		watchForms(context);
		await use(context);
	},

	page: async ({ page }, use) => {
		fillWhileScriptsStart(page);
		await use(page);
	},

	db: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from here
		async ({}, use) => {
			const db = connect(process.env.DATABASE_URL ?? '', { max: 2 });
			await use(db);
			await db.destroy();
		},
		{ scope: 'worker' }
	]
});

function addressOf(name: string): string {
	const [a = 0, b = 0, c = 0] = createHash('sha256').update(name).digest();
	return `10.${a}.${b}.${c}`;
}
