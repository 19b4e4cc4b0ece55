import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Carrier, Outgoing } from './carrier.ts';

export interface KeptMail extends Outgoing {
	id: string;
	at: string;
}

/** Stands in the demo's mails for the address by which their reader opened the site. */
const anyOrigin = 'http://demo.invalid';

/** The demo sends nothing: a mail becomes a file of `mail/` in the data folder. */
export function demoBox(dataDir: string): Carrier {
	const folder = boxIn(dataDir);
	return {
		origin: anyOrigin,
		async carry(mail) {
			const at = new Date().toISOString();
			const id = `${at.replace(/\D/g, '')}-${randomUUID().slice(0, 8)}`;
			await mkdir(folder, { recursive: true });
			// Whole or not at all: the page may be reading.
			const draft = path.join(folder, `${id}.part`);
			await writeFile(draft, JSON.stringify({ id, at, ...mail } satisfies KeptMail));
			await rename(draft, path.join(folder, `${id}.json`));
		},
		close: () => undefined
	};
}

/** The newest of the demo's mails, with links that lead where their reader is. */
export async function readDemoBox(
	dataDir: string,
	{ origin, atMost }: { origin: string; atMost: number }
): Promise<KeptMail[]> {
	const folder = boxIn(dataDir);
	const files = (await readdir(folder).catch(noneYet)).filter((file) => file.endsWith('.json'));
	const newest = files.sort().reverse().slice(0, atMost);
	return Promise.all(
		newest.map(async (file) => {
			const text = await readFile(path.join(folder, file), 'utf8');
			return JSON.parse(text.replaceAll(anyOrigin, origin)) as KeptMail;
		})
	);
}

function boxIn(dataDir: string): string {
	return path.resolve(dataDir, 'mail');
}

function noneYet(error: NodeJS.ErrnoException): string[] {
	if (error.code === 'ENOENT') return [];
	throw error;
}
