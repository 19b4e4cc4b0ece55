import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The house has floors: routes -> services -> (queries, domain) -> database; ui -> domain.
 * One entry a folder: what it must not import. `$app`, `$env` and kit belong to routes and hooks.
 */
const kit = [
	'$app/*',
	'$env/*',
	'@sveltejs/kit',
	'@sveltejs/kit/*',
	'sveltekit-superforms',
	'sveltekit-superforms/*'
];
const sql = ['kysely', 'kysely/*', 'kysely-postgres-js', 'postgres'];
const server = ['**/server/**'];
const upward = ['**/routes/**', '**/cli/**'];
const lucia = ['lucia'];

const floors = {
	'src/lib/domain/**': {
		// @oslojs computes hashes in plain JavaScript, as pure as domain itself: a result names its input by
		// hash, lots are drawn by hash, and both must come out alike in a browser. @noble/ed25519 checks the
		// signature of a receipt, as pure, and there too.
		only: [
			'zod',
			'@oslojs/crypto/sha2',
			'@oslojs/encoding',
			'@noble/ed25519',
			'./**',
			'../domain/**',
			'#lib/domain/**'
		],
		because: 'domain is pure: it imports zod, hashes, signatures and domain only'
	},
	'src/lib/ui/**': {
		not: [...server, ...sql, ...upward, ...lucia],
		because: 'ui takes props and gives events: it imports domain, i18n and ui'
	},
	'src/lib/i18n/**': {
		not: [...server, ...sql, ...upward, ...lucia, '#lib/ui/**', ...kit],
		because: 'i18n gives words: it imports domain'
	},
	'src/lib/server/database/**': {
		not: [
			...kit,
			...upward,
			...lucia,
			'#lib/server/queries/**',
			'#lib/server/services/**',
			'#lib/ui/**'
		],
		because: 'database connects and migrates: it knows no query and no service'
	},
	'src/lib/server/queries/**': {
		not: [
			...kit,
			...upward,
			...lucia,
			'#lib/server/services/**',
			'#lib/server/jobs/**',
			'#lib/server/mail/**',
			'#lib/ui/**',
			'#lib/i18n/**'
		],
		because: 'queries are SQL and nothing else'
	},
	'src/lib/server/services/**': {
		not: [...kit, ...sql, ...upward, ...lucia, '#lib/ui/**'],
		because: 'services decide and write through queries: no SQL, no request'
	},
	'src/lib/server/{mail,push,jobs,files,import,print,translation}/**': {
		not: [...kit, ...upward, ...lucia, '#lib/ui/**'],
		because: 'an adapter talks to one outside thing'
	},
	'src/lib/server/sessions/**': {
		not: [...kit, ...sql, ...upward, '#lib/ui/**', '#lib/server/services/**'],
		because: 'sessions is the one room that knows lucia'
	},
	'src/lib/server/http/**': {
		not: [...sql, ...upward, ...lucia, '#lib/ui/**', '#lib/server/queries/**'],
		because: 'http reads requests and answers them for routes: it calls services'
	},
	'src/routes/**': {
		not: [...sql, ...lucia, '#lib/server/queries/**', '#lib/server/database/**', '**/cli/**'],
		because: 'routes parse, make one service call and answer'
	},
	'src/cli/**': {
		not: [...lucia, '**/routes/**', '#lib/ui/**', ...kit],
		because: 'the command line imports services'
	},
	'migrations/**': {
		only: ['kysely', 'kysely/*'],
		because: 'a migration is frozen once landed: it imports kysely alone'
	}
};

const layerRules = Object.entries(floors).map(([folder, floor]) => ({
	files: [folder],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					floor.only
						? { regex: only(floor.only), message: floor.because }
						: { group: floor.not.flatMap(bothWays), message: floor.because }
				]
			}
		]
	}
}));

/** A room is closed whether one asks for it by its name or by the way there; a leading # would begin a comment. */
function bothWays(pattern) {
	const [, room] = /^#lib\/(?:server\/)?(.+)$/.exec(pattern) ?? [];
	return room ? [`\\${pattern}`, `**/${room}`] : [pattern];
}

/** A regular expression that matches every import except the listed ones. */
function only(allowed) {
	const names = allowed.map((name) =>
		name
			.replace(/[./]/g, '\\$&')
			.replace(/\*\*/g, '.+')
			.replace(/(?<!\.)\*/g, '[^/]+')
	);
	return `^(?!(?:${names.join('|')})$)`;
}

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.data/', '.test-results/', 'src/lib/i18n/paraglide/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			'no-undef': 'off',
			'no-console': ['error', { allow: ['error'] }],
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{ files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
	...layerRules
);
