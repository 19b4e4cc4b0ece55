import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from './project.ts';

/** What the build is made of, beside what the packages are; the command line is not part of it. */
const sources = [
	'src',
	'src/lib/i18n/project.inlang/settings.json',
	'static',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
const notSources = ['src/cli', 'src/lib/i18n/paraglide', 'src/lib/i18n/project.inlang'];

const stamp = path.join(projectFolder, 'build/made-of.txt');

export function buildIsFresh(): boolean {
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** Notes in build/ what it was made of. */
export function stampBuild(madeOf: string): void {
	writeFileSync(stamp, madeOf);
}

/** Builds in a process of its own and shows what it said only when it fails. */
export async function buildAfresh(): Promise<void> {
	const build = path.join(projectFolder, 'src/cli/build.ts');
	await promisify(execFile)(process.execPath, [build], {
		cwd: projectFolder,
		maxBuffer: 2 ** 26
	}).catch((error: Error & { stdout?: string; stderr?: string }) => {
		throw new Error(`The build failed.\n${error.stdout ?? ''}${error.stderr ?? ''}`);
	});
}

export function fingerprint(): string {
	const hash = createHash('sha256');
	for (const source of sources) {
		for (const file of filesIn(source)) {
			hash
				.update(`${file}\0`)
				.update(readFileSync(path.join(projectFolder, file)))
				.update('\0');
		}
	}
	return hash.digest('hex');
}

function filesIn(name: string): string[] {
	const place = path.join(projectFolder, name);
	if (notSources.includes(name) || !existsSync(place)) return [];
	if (!statSync(place).isDirectory()) return [name];
	return readdirSync(place)
		.sort()
		.flatMap((entry) => filesIn(`${name}/${entry}`));
}
