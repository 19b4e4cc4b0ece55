// Where the binaries and the data lie, and as whom PostgreSQL runs. It refuses to run as root, so
// root starts it as the user `postgres`; what that user cannot reach is put where it can.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { nativeFolder } from './native.ts';

export interface Home {
	/** Folder of initdb and postgres. */
	bin: string;
	data: string;
	password: string;
	log: string;
	/** Set when another user than ourselves must run the server. */
	runAs: { uid: number; gid: number } | undefined;
}

/** Finds or makes the place of the database that belongs to `dataDir`. */
export function homeFor(dataDir: string): Home {
	fs.mkdirSync(dataDir, { recursive: true });
	const native = nativeFolder();
	const runAs = process.getuid?.() === 0 ? serverUser(path.join(dataDir, 'postgres')) : undefined;
	const place = placeOfData(dataDir, runAs);
	return {
		bin: path.join(runAs && !reaches(runAs, native) ? copyOf(native) : native, 'bin'),
		data: path.join(place, 'postgres'),
		password: path.join(place, 'postgres.password'),
		log: path.join(place, 'postgres.log'),
		runAs
	};
}

type User = { uid: number; gid: number };

const shared = '/var/lib/kumppani';

/** The owner of data that a plain user made earlier, else the system's `postgres`. */
function serverUser(data: string): User {
	const owner = fs.statSync(data, { throwIfNoEntry: false });
	if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	return systemUser() ?? createSystemUser();
}

function systemUser(): User | undefined {
	const [uid, gid] = ['-u', '-g'].map((flag) => {
		const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
		return status === 0 ? Number(stdout) : undefined;
	});
	return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createSystemUser(): User {
	spawnSync('useradd', ['--system', '--user-group', '--shell', '/bin/sh', 'postgres']);
	const user = systemUser();
	if (user) return user;
	throw new Error(
		'PostgreSQL does not run as root, and no user "postgres" could be made. Start this as a plain user, or set DATABASE_URL.'
	);
}

/** `dataDir` itself, or the place that a note in it names. */
function placeOfData(dataDir: string, runAs: User | undefined): string {
	const note = path.join(dataDir, 'postgres.place');
	if (fs.existsSync(note)) return fs.readFileSync(note, 'utf8').trim();
	if (!runAs || reaches(runAs, dataDir)) return dataDir;

	const place = sharedFolder(`data-${keyOf(dataDir)}`);
	fs.mkdirSync(place, { recursive: true });
	fs.chmodSync(place, 0o755);
	fs.writeFileSync(note, `${place}\n`);
	return place;
}

function copyOf(native: string): string {
	const copy = sharedFolder(`postgresql-${versionOf(native)}-${keyOf(native)}`);
	if (fs.existsSync(copy)) return copy;
	const half = `${copy}.${process.pid}`;
	fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
	spawnSync('chmod', ['-R', 'a+rX', half]);
	if (fs.existsSync(copy)) fs.rmSync(half, { recursive: true });
	else fs.renameSync(half, copy);
	return copy;
}

function versionOf(native: string): string {
	const text = fs.readFileSync(path.join(native, '../package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

function sharedFolder(name: string): string {
	fs.mkdirSync(shared, { recursive: true });
	fs.chmodSync(shared, 0o755);
	return path.join(shared, name);
}

function keyOf(folder: string): string {
	return createHash('sha256').update(fs.realpathSync(folder)).digest('hex').slice(0, 12);
}

/** Asks the system itself: a folder may be open and lie in one that is closed. */
function reaches(user: User, folder: string): boolean {
	const ask = ['-c', 'cd "$1" && test -r .', 'sh', folder];
	return spawnSync('/bin/sh', ask, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
