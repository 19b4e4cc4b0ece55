/** A command's file exports `run`; what it throws is printed as a sentence, with status 1. */
export interface Command {
	does: string;
	load: () => Promise<{ run: (args: string[]) => Promise<void> }>;
}

export const commands = new Map<string, Command>([
	[
		'invite-admin',
		{
			does: 'prints a link for the first admin of a city (invite-admin --help)',
			load: () => import('./invite-admin.ts')
		}
	],
	[
		'vapid-keys',
		{
			does: 'prints a new pair of keys for notifications on devices',
			load: () => import('./vapid-keys.ts')
		}
	],
	['migrate', { does: 'brings the database up to date', load: () => import('./migrate.ts') }],
	[
		'import',
		{
			does: 'takes proposals and comments in from a file (import --help)',
			load: () => import('./import.ts')
		}
	],
	[
		'receive-mail',
		{
			does: 'takes an answer by mail from standard input (receive-mail --help)',
			load: () => import('./receive-mail.ts')
		}
	],
	['tally', { does: 'counts an election file (tally --help)', load: () => import('./tally.ts') }],
	[
		'verify',
		{
			does: 'checks a closed poll and counts it again (verify --help)',
			load: () => import('./verify.ts')
		}
	]
]);
