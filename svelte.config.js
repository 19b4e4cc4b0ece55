import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter(),
		// Files of src/lib are imported by '#lib/…', which plain Node understands too (package.json).
		alias: {},
		// hooks.server.ts has a check of its own that covers every unsafe method, not forms alone.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			// Hashes, not nonces: a page that everybody sees alike can then be kept in memory.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'manifest-src': ['self'],
				'worker-src': ['self']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push('../tests/**/*.ts', '../migrations/**/*.ts', '../eslint.config.js');
				return config;
			}
		}
	}
};
