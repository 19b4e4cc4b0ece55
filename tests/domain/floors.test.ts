import { ESLint } from 'eslint';
import { describe, expect, test, vi } from 'vitest';

// The first case loads the linter, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const eslint = new ESLint();

async function complaints(filePath: string, imported: string): Promise<string[]> {
	const [result] = await eslint.lintText(`import { x } from '${imported}';\nexport { x };\n`, {
		filePath
	});
	return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? '');
}

/** One import for every closed door, by name and by path. */
const closed: [string, string][] = [
	['src/lib/domain/poll.ts', 'kysely'],
	['src/lib/domain/poll.ts', '#lib/server/log.ts'],
	['src/lib/domain/poll.ts', '../server/log.ts'],
	['src/lib/domain/poll.ts', 'node:fs'],
	['src/lib/domain/poll.ts', 'node:crypto'],
	['src/lib/ui/Poll.ts', '#lib/server/services/home.ts'],
	['src/lib/ui/Poll.ts', '../server/services/home.ts'],
	['src/lib/i18n/poll.ts', '#lib/ui/Field.svelte'],
	['src/lib/server/database/poll.ts', '#lib/server/queries/home.ts'],
	['src/lib/server/queries/polls.ts', '#lib/server/services/home.ts'],
	['src/lib/server/queries/polls.ts', '../services/home.ts'],
	['src/lib/server/queries/polls.ts', '@sveltejs/kit'],
	['src/lib/server/services/polls.ts', 'kysely'],
	['src/lib/server/services/polls.ts', '@sveltejs/kit'],
	['src/lib/server/services/polls.ts', '$app/state'],
	['src/lib/server/mail/poll.ts', 'lucia'],
	['src/lib/server/print/poll.ts', '@sveltejs/kit'],
	['src/lib/server/http/poll.ts', '../queries/home.ts'],
	['src/lib/server/sessions/poll.ts', '#lib/server/services/home.ts'],
	['src/routes/polls.ts', '#lib/server/queries/home.ts'],
	['src/routes/polls.ts', '../lib/server/queries/home.ts'],
	['src/routes/polls.ts', 'postgres'],
	['src/routes/polls.ts', 'lucia'],
	['src/cli/poll.ts', '../routes/+layout.server.ts'],
	['migrations/2026-12-01-polls.ts', '../src/lib/domain/city.ts']
];

/** And one for every open one. */
const open: [string, string][] = [
	['src/lib/domain/poll.ts', 'zod'],
	['src/lib/domain/poll.ts', '@oslojs/crypto/sha2'],
	['src/lib/domain/poll.ts', '@noble/ed25519'],
	['src/lib/domain/poll.ts', './city.ts'],
	['src/lib/ui/Poll.ts', '#lib/domain/city.ts'],
	['src/lib/server/queries/polls.ts', '../database/connect.ts'],
	['src/lib/server/services/polls.ts', '../queries/home.ts'],
	['src/lib/server/print/poll.ts', 'pdfkit'],
	['src/lib/server/sessions/poll.ts', 'lucia'],
	['src/routes/polls.ts', '#lib/server/services/home.ts'],
	['src/cli/poll.ts', '#lib/server/services/home.ts'],
	['migrations/2026-12-01-polls.ts', 'kysely']
];

describe('the floors of the house, as lint holds them', () => {
	test.each(closed)('%s must not import %s', async (file, imported) => {
		expect(await complaints(file, imported)).toContain('no-restricted-imports');
	});
	test.each(open)('%s may import %s', async (file, imported) => {
		expect(await complaints(file, imported)).not.toContain('no-restricted-imports');
	});
});
