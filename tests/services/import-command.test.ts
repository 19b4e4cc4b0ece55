import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCity } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';

let database: FreshDatabase;
let folder: string;
let groupId: number;

beforeAll(async () => {
	database = await freshDatabase();
	const city = await aCity(database.db, { slug: 'espoo' });
	groupId = await aGroup(database.db, city, { name: 'Shore' });
	folder = await mkdtemp(path.join(tmpdir(), 'kumppani-import-'));
});

afterAll(async () => {
	await database.drop();
	await rm(folder, { recursive: true });
});

test('a dry run shows what would come in and writes nothing; then it comes in', async () => {
	const file = await given('good.csv', 'nr;aihe;nimi\n1;Puistot;Penkki\n2;Puistot;\n');
	const where = ['--city', 'espoo', '--group', 'Shore', '--map', 'id=nr'];

	const dry = await kumppani(file, ...where, '--dry-run');
	expect(dry.status).toBe(0);
	expect(dry.output).toContain('title          nimi');
	expect(dry.output).toContain('Row 3 left out: Title: it is empty.');
	expect(dry.output).toContain('2 rows: 1 to be imported, 0 here already, 1 left out.');
	expect(await proposals()).toBe(0);

	const done = await kumppani(file, ...where);
	expect(done.output).toContain('Puistot (1)');
	expect(done.output).toContain('2 rows: 1 imported, 0 here already, 1 left out.');
	expect(await proposals()).toBe(1);

	const again = await kumppani(file, ...where.with(3, String(groupId)));
	expect(again.output).toContain('2 rows: 0 imported, 1 here already, 1 left out.');
	expect(await proposals()).toBe(1);
});

test('comments on them come in by the numbers that they had elsewhere', async () => {
	const file = await given(
		'comments.csv',
		'nr,proposal,answers,kommentti\n2,1,1,Minustakin\n1,1,,Hyvä\n3,9,,Mikä tämä on\n'
	);
	const where = ['--city', 'espoo', '--map', 'id=nr', '--map', 'parent=answers'];
	const dry = await kumppaniOn('comments', file, ...where, '--dry-run');
	expect(dry.output).toContain('text           kommentti');
	expect(dry.output).toContain(
		'Row 4 left out: Proposal: no proposal with this number was imported.'
	);
	expect(dry.output).toContain('3 rows: 2 to be imported into the discussions of 1 proposal,');
	expect(await comments()).toBe(0);
	const done = await kumppaniOn('comments', file, ...where);
	expect(done).toMatchObject({ status: 0, output: expect.stringContaining('3 rows: 2 imported') });
	expect(await comments()).toBe(2);
	const wrong = await kumppaniOn('comments', file, '--city', 'espoo', '--map', 'title=nr');
	expect(wrong).toMatchObject({ status: 2, output: expect.stringContaining('FIELD one of id') });
});

test('a file that breaks off is refused with its line, and status 2', async () => {
	const file = await given('broken.csv', 'title\nA bench\n"A lamp\n');
	expect(await kumppani(file, '--city', 'espoo', '--group', 'Shore')).toMatchObject({
		status: 2,
		output: expect.stringContaining('line 3')
	});
});

test.each([
	['no group', ['--city', 'espoo'], 'import proposals FILE'],
	['an unknown city', ['--city', 'atlantis', '--group', 'Shore'], 'There is: espoo'],
	['an unknown group', ['--city', 'espoo', '--group', 'Sea'], 'Shore'],
	['an unknown field', ['--city', 'espoo', '--group', 'Shore', '--map', 'x=y'], 'FIELD=COLUMN'],
	['an unknown column', ['--city', 'espoo', '--group', 'Shore', '--map', 'title=y'], 'column “y”'],
	['an unknown option', ['--city', 'espoo', '--grp', 'Shore'], '--grp']
])('%s ends with status 2 and a sentence', async (_, args, sentence) => {
	const file = await given('fine.csv', 'title\nA bench\n');
	const { status, output } = await kumppani(file, ...args);
	expect(status).toBe(2);
	expect(output).toContain(sentence);
	expect(output).not.toContain('    at ');
});

async function given(name: string, text: string): Promise<string> {
	const file = path.join(folder, name);
	await writeFile(file, text);
	return file;
}

async function proposals(): Promise<number> {
	const rows = await database.db.selectFrom('proposal').select('id').execute();
	return rows.length;
}

async function comments(): Promise<number> {
	const rows = await database.db.selectFrom('comment').select('id').execute();
	return rows.length;
}

const kumppani = (...args: string[]) => kumppaniOn('proposals', ...args);

async function kumppaniOn(
	what: 'proposals' | 'comments',
	...args: string[]
): Promise<{ status: number; output: string }> {
	const env = { ...process.env, DATABASE_URL: database.url };
	const command = ['src/cli/main.ts', 'import', what, ...args];
	try {
		const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { env });
		return { status: 0, output: stdout + stderr };
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
		return { status: code, output: stdout + stderr };
	}
}
