import { readBlt } from '#lib/domain/tally/files/blt.ts';
import { compare, minus, rational, readRational, type Rational } from '#lib/domain/tally/exact.ts';
import { stvScottish } from '#lib/domain/tally/stv-scottish.ts';
import { Comparison, difference, type Data, type Outcome } from './data.ts';

type Declared = {
	quota: number;
	elected: number[];
	stages: Record<string, string>[];
	check: { stage_precision: 'exact-5dp' | 'some-cells-rounded-2dp' | 'typing-slips' };
};

const TOLERANCE = { 'exact-5dp': rational(0), 'some-cells-rounded-2dp': rational(1, 100) };

/** Scottish council wards of 2017 and 2022 against the councils' declared counts. */
export function stvScotland(data: Data): Outcome[] {
	const wards = new Comparison('Scottish council wards, STV: winners, quota, stages');
	let cells = 0;
	let lots = 0;
	for (const file of data.list('stv-scotland', '.blt')) {
		const id = file.slice(0, -'.blt'.length);
		const declared = data.readJson<Declared>('stv-scotland', `${id}.expected.json`);
		const election = readBlt(data.read('stv-scotland', file));
		const ties = { backward: true, lot: { seed: '' } };
		const count = stvScottish(election, { seats: election.seats, ties });
		const numbers = count.winners.map((place) => place + 1).sort((a, b) => a - b);
		const precision = declared.check.stage_precision;
		const differences = [
			...difference(
				'elected',
				numbers,
				[...declared.elected].sort((a, b) => a - b)
			),
			...difference('quota', Number(count.quota), declared.quota)
		];
		if (precision !== 'typing-slips') {
			differences.push(...difference('stages', count.rounds.length, declared.stages.length));
			declared.stages.forEach((stage, at) => {
				for (const [number, total] of Object.entries(stage)) {
					const ours = count.rounds[at]?.totals[Number(number) - 1] ?? '0';
					cells++;
					if (apart(ours, total, TOLERANCE[precision])) {
						differences.push(`stage ${at + 1}, option ${number}: ${ours} instead of ${total}`);
					}
				}
			});
		}
		lots += count.tieBreaks.filter(({ by }) => by !== 'earlier-round').length;
		wards.compare(id, differences);
	}
	wards.note(`${cells} totals of stages compared; ${lots} lots needed`);
	return [wards.outcome()];
}

function apart(ours: string, theirs: string, tolerance: Rational): boolean {
	const [a, b] = [readRational(ours), readRational(theirs)];
	if (!a || !b) return true;
	const distance = minus(a, b);
	return compare(distance.n < 0n ? minus(b, a) : distance, tolerance) > 0;
}
