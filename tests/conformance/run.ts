import path from 'node:path';
import { budgets, cityWideBudgets } from './budgets.ts';
import { debian, kubernetes } from './condorcet.ts';
import { Data, type Outcome } from './data.ts';
import { instantRunoff } from './irv.ts';
import { rctab } from './rctab.ts';
import { stvScotland } from './stv-scotland.ts';
import { tideman } from './tideman.ts';

/**
 * Counts real elections again and compares with what was published: `../shared/data` beside the
 * project, or the folder that KUMPPANI_DATA names. Ends with status 1 on any miss.
 */
const data = new Data(
	process.env.KUMPPANI_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')
);

const folders: Record<string, (data: Data) => Outcome[]> = {
	'stv-scotland': stvScotland,
	irv: instantRunoff,
	rctab,
	'condorcet/debian': debian,
	'condorcet/kubernetes': kubernetes,
	'condorcet/tideman': tideman,
	budgets,
	'load/pabulib': cityWideBudgets
};

if (!data.isThere()) {
	console.log('Nothing was compared: the elections are not here.');
	console.log('They are looked for in ../shared/data, or where KUMPPANI_DATA says.');
	process.exit(0);
}

let misses = 0;
for (const [folder, count] of Object.entries(folders)) {
	if (!data.isThere(folder)) {
		console.log(`      absent  ${folder}`);
		continue;
	}
	for (const outcome of count(data)) {
		console.log(`${`${outcome.right} of ${outcome.of}`.padStart(12)}  ${outcome.what}`);
		for (const note of outcome.notes) console.log(`${''.padStart(14)}${note}`);
		for (const miss of outcome.misses) console.log(`${''.padStart(14)}MISS ${miss}`);
		misses += outcome.misses.length;
	}
}
console.log(misses === 0 ? 'No miss.' : `${misses} misses.`);
process.exit(misses === 0 ? 0 : 1);
