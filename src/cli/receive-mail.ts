import { parseArgs } from 'node:util';
import { Refusal } from '#lib/domain/errors.ts';
import { loadWords } from './support/words.ts';

const usage = `npm run -s kumppani -- receive-mail < MESSAGE

Takes an answer by mail from standard input, as a mail server hands it over, and makes it a comment.

  0   taken: published, or its writer is told why not, or it came from a program
  65  refused: larger than 10 MB, or to no address of ours
  75  not now (no database, a wrong environment): the mail server keeps it and tries again`;

/** kumppani receive-mail: the other door to services/inbound, for a mail server on this machine. Statuses as sysexits.h has them. */
export async function run(args: string[]): Promise<void> {
	const { values } = parseArgs({ args, options: { help: { type: 'boolean', default: false } } });
	if (values.help) return console.log(usage);
	try {
		await takeIn();
	} catch (fault) {
		console.error(await sentenceOf(fault));
		process.exitCode = fault instanceof Refusal ? refused : later;
	}
}

const refused = 65;
const later = 75;

/** Loaded here, since what reads the environment as it loads must not lose a mail either. */
async function takeIn(): Promise<void> {
	const { largestMail, receiveMail, tooLarge } =
		await import('#lib/server/services/inbound/receiving.ts');
	const { readConfig } = await import('#lib/server/config.ts');
	const { withDatabase } = await import('./support/database.ts');
	const message = await readInput(largestMail);
	if (!message) throw tooLarge();
	const config = readConfig(process.env);
	const ownHost = config.origin && new URL(config.origin).hostname;
	await withDatabase(config, (db) => receiveMail({ db, now: new Date(), ownHost }, message));
}

/** To its end, also of what is too large: a mail server that cannot write on would not ask for the status. */
async function readInput(largest: number): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= largest) chunks.push(chunk);
	}
	return size <= largest ? Buffer.concat(chunks) : undefined;
}

async function sentenceOf(fault: unknown): Promise<string> {
	if (fault instanceof Refusal)
		return (await loadWords())(`refusal_${fault.reason}`, fault.details);
	return fault instanceof Error ? fault.message : String(fault);
}
