import { availableParallelism } from 'node:os';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglideOptions } from './src/lib/i18n/compile.ts';

export default defineConfig({
	// Under vitest the messages are compiled beforehand (npm run test:unit): the compiler leaves an idle
	// worker behind that would hold the end of every run for ten seconds.
	plugins: [sveltekit(), process.env.VITEST ? [] : paraglideVitePlugin(paraglideOptions)],
	build: { target: 'es2022' },
	test: {
		// Much of a test's time is waiting for the database: the machine's last core works too.
		maxWorkers: availableParallelism(),
		projects: [
			{
				extends: true,
				test: { name: 'domain', include: ['tests/domain/**/*.test.ts'], testTimeout: 60_000 }
			},
			{
				extends: true,
				test: {
					name: 'services',
					include: ['tests/services/**/*.test.ts'],
					globalSetup: ['tests/support/postgres.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
