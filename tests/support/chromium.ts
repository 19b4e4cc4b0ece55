import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';

/** Chromium without windows does the journeys in half the time, so it is taken where it is installed. */
const names = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable'
];

/** The browser for the journeys, or undefined when this machine has none. */
export function findChromium(): string | undefined {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) {
		if (isProgram(chosen)) return chosen;
		throw new Error(`CHROMIUM_PATH names no program: ${chosen}`);
	}
	return onPath(...names) ?? own();
}

/**
 * Finds a browser and, when there is none, installs one.
 * @throws Error with a sentence when that fails too
 */
export function ensureChromium(): string {
	const found = findChromium();
	if (found) return found;

	const asRoot = process.getuid?.() === 0 && onPath('apt-get') !== undefined;
	console.log(`No Chromium here; installing one with ${asRoot ? 'apt-get' : 'playwright'} …`);
	if (asRoot) {
		run('apt-get', ['update', '--quiet']);
		for (const name of ['chromium-headless-shell', 'chromium']) {
			if (findChromium()) break;
			run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', name]);
		}
	}
	if (!findChromium()) run('npx', ['playwright', 'install', 'chromium']);

	const installed = findChromium();
	if (installed) return installed;
	throw new Error('There is no Chromium, and none could be installed: set CHROMIUM_PATH to one.');
}

function onPath(...names: string[]): string | undefined {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return names
		.flatMap((name) => folders.map((folder) => path.join(folder, name)))
		.find((file) => isProgram(file));
}

function own(): string | undefined {
	const file = chromium.executablePath();
	return existsSync(file) ? file : undefined;
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function run(program: string, args: string[]): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
}
