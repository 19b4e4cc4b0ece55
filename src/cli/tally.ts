import path from 'node:path';
import { parseArgs } from 'node:util';
import { counting, type Method } from '#lib/domain/tally/counting.ts';
import type { Election } from '#lib/domain/tally/election.ts';
import { ENDINGS, readElection, UnknownFile } from '#lib/domain/tally/files/read.ts';
import { NotOffered } from '#lib/domain/tally/files/rctab.ts';
import { tally, WrongBallots } from '#lib/domain/tally/tally.ts';
import { readText, within } from './support/file.ts';
import { Misuse } from './support/say.ts';
import { asJson } from './tally/as-json.ts';
import { asText } from './tally/as-text.ts';
import { planFor, type Plan } from './tally/plan.ts';

const METHODS: readonly Method[] = counting.options.flatMap(({ shape: { method } }) =>
	'options' in method ? method.options : [...method.values]
);

const usage = `npm run -s kumppani -- tally FILE --method METHOD [options]

  FILE             ends in ${ENDINGS.map((ending) => `.${ending}`).join(' ')}
  --method METHOD  ${METHODS.slice(0, 8).join(', ')},
                   ${METHODS.slice(8).join(', ')}
  --seats N        how many are elected; otherwise as many as the file says for stv and
                   stv-scottish, and one for every other method
  --json           the whole result, round by round
  --config FILE    settings as JSON: seats, ties ({"lot": {"seed": "…"}} or {"lot": {"drawn":
                   [names, the favoured first]}}, "backward": false to leave earlier rounds out),
                   unranked, leastPoints, layout (of a CSV file), and what a method leaves to
                   choose: rules (irv, stv), statusQuo (schulze, ranked-pairs), completion
                   (equal-shares), rule (majority, consent). Or a configuration of RCTab.

A file that cannot be read ends with status 2, its line and what was expected there.`;

/**
 * Counts an election file and prints the result. Status 2 for a file that cannot be read, with the
 * line and what was expected there.
 */
export async function run(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			method: { type: 'string' },
			seats: { type: 'string' },
			json: { type: 'boolean', default: false },
			config: { type: 'string' },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return console.log(usage);
	const [file, ...more] = positionals;
	const method = METHODS.find((name) => name === values.method);
	if (!file || more.length > 0 || !method) throw new Misuse(usage);
	if (values.seats !== undefined && !/^[1-9]\d{0,5}$/.test(values.seats)) {
		throw new Misuse(`--seats ${values.seats} is not a number of seats.`);
	}
	const config = values.config;
	const settings = config === undefined ? '{}' : await readText(config);
	const text = await readText(file);
	const plan = from(config ?? '--config', () => planFor(method, settings));
	const election = from(file, () => plan.fit(readElection(path.basename(file), text, plan.layout)));
	const seats = values.seats === undefined ? plan.seats : Number(values.seats);
	const result = from(file, () => count(election, plan, seats));
	console.log(values.json ? JSON.stringify(asJson(result), null, 2) : asText(result));
}

/** A count by quota fills the seats that the file names; every other method elects one. */
function count(election: Election, plan: Plan, seats: number | undefined) {
	const counting = plan.countingFor(election);
	const byQuota = counting.method.startsWith('stv') && election.kind === 'ranked';
	const fill = seats ?? (byQuota ? election.seats : 1);
	return tally(election, { seats: fill, ties: plan.tiesFor(election) }, counting);
}

function from<Result>(file: string, work: () => Result): Result {
	try {
		return within(file, work);
	} catch (error) {
		const ours = [UnknownFile, NotOffered, WrongBallots, RangeError];
		if (ours.some((kind) => error instanceof kind)) {
			throw new Misuse(`${file}: ${(error as Error).message}`);
		}
		throw error;
	}
}
