import { hash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readBundle, type Bundle } from '#lib/domain/poll/bundle.ts';
import { readReceipt, type Receipt } from '#lib/domain/poll/receipt.ts';
import { verification } from '#lib/domain/poll/verify.ts';
import type { Finding } from '#lib/domain/poll/verify/finding.ts';
import { firstOfEach } from '#lib/domain/poll/verify/first.ts';
import { verifyReceipt } from '#lib/domain/poll/verify/receipt.ts';
import { needBallots, type Check } from '#lib/domain/poll/verify/steps.ts';
import { readText, within } from './support/file.ts';
import { Misuse } from './support/say.ts';
import { loadWords } from './support/words.ts';

const usage = `npm run -s kumppani -- verify BUNDLE [--receipt FILE]

  BUNDLE           the file of a closed poll, from /CITY/polls/ID/bundle.json
  --receipt FILE   looks up what became of the ballot that this receipt was given for

Checks rules, log, ballots and numbers, counts the ballots again, and names whatever was removed,
altered, added or moved. Status 0: everything is sound. 1: something is not, each in a sentence.
2: a file cannot be read, with its line and what was expected there.`;

/** Verifies the bundle of a closed poll and, where one is given, a receipt. */
export async function run(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { receipt: { type: 'string' }, help: { type: 'boolean', default: false } }
	});
	if (values.help) return console.log(usage);
	const [file, ...more] = positionals;
	if (!file || more.length > 0) throw new Misuse(usage);
	const text = await readText(file);
	const bundle = within(file, () => readBundle(text));
	const receipt = values.receipt === undefined ? undefined : await readFrom(values.receipt);
	await loadWords();
	const words = await import('#lib/i18n/proof-words.ts');

	console.log(headOf(bundle));
	let sound = true;
	for (const step of verification(bundle, (bytes) => hash('sha256', bytes, 'buffer'))) {
		if (!('findings' in step)) continue;
		sound &&= step.findings.length === 0;
		console.log(`${stateOf(bundle, step).padEnd(11)}${words.checkWords[step.check](...english)}`);
		for (const { shown, more } of firstOfEach(step.findings, 5)) {
			const said = shown.map((finding) => words.findingSaid(finding, bundle.rules.questions, 'en'));
			const all = more > 0 ? [...said, words.moreSaid(more, 'en')] : said;
			console.log(all.map((sentence) => `  ${sentence}`).join('\n'));
		}
	}
	console.log(sumsOf(bundle));
	if (receipt) {
		const found = verifyReceipt(bundle, receipt);
		sound &&= found.found === 'included' || found.found === 'replaced';
		const about = { lines: bundle.log.length, signed: true, shown: bundle.ballots !== null };
		console.log(`\nReceipt: ${words.foundSaid(found, about, 'en')}`);
	}
	if (!sound) process.exitCode = 1;
}

const english = [{}, { locale: 'en' }] as const;

async function readFrom(file: string): Promise<Receipt> {
	const text = await readText(file);
	return within(file, () => readReceipt(text));
}

function headOf({ rules, log, result }: Bundle): string {
	const { counted, entitled } = result;
	return `${rules.title} (${rules.city}, poll ${rules.poll})
Ballots ${counted}, people entitled to vote ${entitled}, lines in the log ${log.length}\n`;
}

/** What the ballots themselves would show cannot be said where they are kept back. */
function stateOf(
	{ ballots }: Bundle,
	{ check, findings }: { check: Check; findings: readonly Finding[] }
): string {
	if (findings.length > 0) return 'WRONG';
	return ballots === null && needBallots.includes(check) ? 'unchecked' : 'sound';
}

/** What to compare with others. */
function sumsOf({ rulesHash, roots, chain }: Bundle): string {
	return `\nRules  ${rulesHash}\nRoot   ${roots.at(-1)?.root ?? '–'}\nChain  ${chain}`;
}
