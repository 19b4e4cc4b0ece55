/** A command's file exports `run`; what it throws is printed as a sentence, with status 1. */
export interface Command {
	does: string;
	load: () => Promise<{ run: (args: string[]) => Promise<void> }>;
}

export const commands = new Map<string, Command>([
	['migrate', { does: 'brings the database up to date', load: () => import('./migrate.ts') }],
	[
		'import',
		{ does: 'takes proposals in from a file (import --help)', load: () => import('./import.ts') }
	]
]);
