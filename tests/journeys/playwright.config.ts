import { defineConfig } from 'playwright/test';
import { findChromium } from '../support/chromium.ts';

const asRoot = process.getuid?.() === 0;

/** Every journey runs twice: with scripts, and as the plain page without them. */
export default defineConfig({
	testDir: '.',
	globalSetup: './setup.ts',
	outputDir: '../../.test-results/journeys',
	forbidOnly: Boolean(process.env.CI),
	fullyParallel: true,
	workers: 2,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json', { outputFile: '../../.test-results/journeys.json' }]],
	use: {
		baseURL: process.env.SITE_URL,
		// An act that waits in vain says which one it was.
		actionTimeout: 30_000,
		navigationTimeout: 30_000,
		locale: 'en-GB',
		contextOptions: { reducedMotion: 'reduce' },
		timezoneId: 'Europe/Helsinki',
		// Recording a trace takes a third of the time: TRACE=1 when a failure is not plain from its picture.
		trace: process.env.TRACE ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: findChromium(),
			args: [
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				// A page that asks for anything from another host fails its journey here.
				'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
				...(asRoot ? ['--no-sandbox'] : [])
			]
		}
	},
	projects: [
		{ name: 'script', use: { browserName: 'chromium' } },
		// The walks over all pages and actions choose their own way; once is enough.
		{
			name: 'plain',
			testIgnore: /walks\//,
			use: { browserName: 'chromium', javaScriptEnabled: false }
		}
	]
});
