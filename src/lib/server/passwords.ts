import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { TooMany } from '#lib/domain/errors.ts';

/** The package names it by an enum, which erasable TypeScript cannot read. */
const argon2id = 2;

/**
 * The memory of the first line in OWASP's Password Storage Cheat Sheet (46 MiB, one lane) and three
 * passes instead of its one: about 50 ms.
 */
const cost = { algorithm: argon2id, memoryCost: 47_104, timeCost: 3, parallelism: 1 };

/** @throws TooMany when more people wait than can be served soon */
export async function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(password, cost));
}

/**
 * Whether the password is the one of that hash. Without a hash (nobody has that address, or only
 * signs in by mailed links) it works as long and says no.
 * @throws TooMany when more people wait than can be served soon
 */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
	return inTurn(async () => {
		const matches = await verify(kept ?? (await nobodys), password);
		return kept !== null && matches;
	});
}

/** The hash of a password that nobody has. */
const nobodys = hash(crypto.getRandomValues(new Uint8Array(32)), cost);

/** So many at once, and so many in the queue; libuv has four threads, and files want one of them. */
const atOnce = Math.min(3, availableParallelism());
const inQueue = 200;

const waiting: (() => void)[] = [];
let working = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (working >= atOnce) {
		if (waiting.length >= inQueue) throw new TooMany(15, 'busy');
		await new Promise<void>((resolve) => waiting.push(resolve));
	} else {
		working++;
	}
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else working--;
	}
}
