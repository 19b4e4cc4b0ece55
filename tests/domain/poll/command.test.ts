import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleOf, writeBundle, type Bundle } from '#lib/domain/poll/bundle.ts';
import { promiseText, writeReceipt } from '#lib/domain/poll/receipt.ts';
import { closedPoll, hex, townKey } from '../../support/closed-polls.ts';
import { boolean } from '../../support/tampering.ts';

const project = path.resolve(import.meta.dirname, '../../..');
let folder = '';

const votes = (people: number) => Array.from({ length: people }, () => [{ q0: 'yes' as const }]);
const bundle = bundleOf(closedPoll({ questions: [boolean], votes: votes(42) }));
const few = bundleOf(closedPoll({ questions: [boolean], votes: votes(4) }));
const ballots = bundle.ballots ?? [];

/** The first eight. */
const altered = (ballot: (typeof ballots)[number], at: number) =>
	at < 8 ? { ...ballot, choices: { q0: 'no' as const } } : ballot;

function receiptFor(leaf: string, signer = townKey): string {
	const promised = { poll: bundle.rules.poll, rules: bundle.rulesHash, leaf };
	const signature = signer.signed(promiseText(promised));
	return writeReceipt({ ...promised, city: 'espoo', key: townKey.key, signature });
}

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'verify-'));
	const kept = (name: string, text: string) => writeFile(path.join(folder, name), text);
	const tampered = (change: Partial<Bundle>) => writeBundle({ ...bundle, ...change });
	await Promise.all([
		kept('sound.json', writeBundle(bundle)),
		kept('few.json', writeBundle(few)),
		kept('removed.json', tampered({ ballots: ballots.slice(1), log: [...bundle.log].reverse() })),
		kept('altered.json', tampered({ ballots: ballots.map(altered) })),
		kept('broken.json', '{\n"format": "kumppani-bundle",\n"version": 2}'),
		kept('mine.json', receiptFor(bundle.log[6]?.leaf ?? '')),
		kept('lost.json', receiptFor(hex('lost'))),
		kept('strange.json', '{"format":"kumppani-receipt"}')
	]);
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the command as a person would; files are those above. */
function command(...args: string[]): Promise<{ status: number; out: string; err: string }> {
	return new Promise((done) => {
		execFile(
			process.execPath,
			[path.join(project, 'src/cli/main.ts'), 'verify', ...args],
			{ cwd: folder },
			(error, out, err) => done({ status: error ? Number(error.code) : 0, out, err })
		);
	});
}

describe('kumppani verify', { timeout: 60_000 }, () => {
	test('says of a sound bundle what was checked, and what to compare with others', async () => {
		const { status, out } = await command('sound.json');
		expect(status).toBe(0);
		expect(out).toContain('Ballots 42, people entitled to vote 45, lines in the log 42');
		expect(out.match(/^sound /gm)).toHaveLength(7);
		expect(out).toContain('sound      Counting again gives the published result.');
		expect(out).toContain(`Root   ${bundle.roots.at(-1)?.root}`);
	});

	test('says what cannot be checked where ballots are kept back', async () => {
		const { status, out } = await command('few.json');
		expect(status).toBe(0);
		expect(out.match(/^unchecked /gm)).toHaveLength(3);
	});

	test('names every tampering in a sentence, with status 1', async () => {
		const removed = await command('removed.json');
		expect(removed.status).toBe(1);
		expect(removed.out).toMatch(
			/WRONG {6}Each ballot is one that was sealed .*\n {2}A ballot was removed/
		);
		expect(removed.out).toContain('In “counted” it says 42; counted again it is 41.');
		expect(removed.out).toContain(
			'The published result of “Shall the path follow the river?” was counted from other ballots'
		);
		expect(removed.out).toContain(
			'In lines 1 to 20 of the log something was altered, or lines changed places'
		);
	});

	test('tells the first of many of a kind, and how many more there are', async () => {
		const { out } = await command('altered.json');
		expect(out.match(/^ {2}Ballot \d was altered: /gm)).toHaveLength(5);
		expect(out).toContain('  And 3 more of this kind.');
		expect(out).toContain('In “yes” it says 42; counted again it is 34.');
	});

	test('looks a receipt up', async () => {
		expect(await command('sound.json', '--receipt', 'mine.json')).toMatchObject({
			status: 0,
			out: expect.stringContaining(
				'Receipt: This ballot is in the log, in line 7 of 42, and it is counted.'
			)
		});
		expect(await command('sound.json', '--receipt', 'lost.json')).toMatchObject({
			status: 1,
			out: expect.stringContaining('although the city signed the promise that it would be')
		});
	});

	test('names the line of a malformed file and what was expected, with status 2', async () => {
		expect(await command('broken.json')).toMatchObject({
			status: 2,
			out: '',
			err: 'broken.json:3: expected a kumppani-bundle file: version: Invalid input: expected 1\n'
		});
		expect(await command('sound.json', '--receipt', 'strange.json')).toMatchObject({
			status: 2,
			err: expect.stringContaining('strange.json:1: expected a kumppani-receipt file: version')
		});
		expect(await command('nowhere.json')).toMatchObject({
			status: 2,
			err: 'nowhere.json cannot be read.\n'
		});
	});

	test('explains itself', async () => {
		expect(await command()).toMatchObject({ status: 2, err: expect.stringContaining('BUNDLE') });
		const { status, out } = await command('--help');
		expect([status, out]).toEqual([0, expect.stringContaining('--receipt FILE')]);
	});
});
