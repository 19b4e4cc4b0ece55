import type { BadRow, ImportOutcome, UnknownWord } from '#lib/domain/import/outcome.ts';
import type { PlannedRow } from '#lib/domain/import/plan.ts';
import type { ImportPreview } from '#lib/server/services/imports.ts';
import { loadWords } from '../support/words.ts';

/** Which columns were taken for what, and which for nothing. */
export function tellMapping<Field extends string>(
	{ format, columns, mapping }: Previewed<Field>,
	fields: readonly Field[]
): void {
	const used = fields.flatMap((field) => {
		const column = mapping[field];
		return column === undefined ? [] : [`  ${field.padEnd(14)} ${column}`];
	});
	const unused = columns.filter((column) => !Object.values(mapping).includes(column));
	console.log(`Read as ${formats[format]}, with these columns:\n${used.join('\n')}`);
	if (unused.length > 0) console.log(`  (not used)     ${unused.join(', ')}`);
}

interface Previewed<Field extends string> {
	format: ImportPreview['format'];
	columns: readonly string[];
	mapping: Readonly<Partial<Record<Field, string>>>;
}

const formats = { csv: 'CSV', json: 'JSON', 'json-lines': 'JSON lines' };

export function tellSamples(samples: readonly PlannedRow[]): void {
	console.log('The first proposals:');
	for (const { title, state, supports, language, category, neighbourhood } of samples) {
		const about = [state ?? 'gathering', `${supports} supports`, language, category, neighbourhood];
		console.log(`  ${title}\n    ${about.filter(Boolean).join(' · ')}`);
	}
}

/** Every row that was left out with its reasons, then the sums. */
export async function tell(
	outcome: ImportOutcome,
	{ isDry = false }: { isDry?: boolean } = {}
): Promise<void> {
	const say = await loadWords();
	tellBadRows(outcome.bad, say);
	tellUnknown('The city does not have these categories, so they were left empty', {
		words: outcome.unknownCategories,
		advice: '--create-categories makes them'
	});
	tellUnknown('The city does not have these neighbourhoods, so they were left empty', {
		words: outcome.unknownNeighbourhoods,
		advice: '--create-categories makes them'
	});
	tellUnknown('These states are not known, so the proposals gather support', {
		words: outcome.unknownStates,
		advice: ''
	});
	const { rows, created, already, bad, madeCategories, madeNeighbourhoods } = outcome;
	const verb = isDry ? 'to be ' : '';
	if (madeCategories + madeNeighbourhoods > 0) {
		console.log(
			`${madeCategories} categories and ${madeNeighbourhoods} neighbourhoods ${verb}made.`
		);
	}
	console.log(
		`${rows} rows: ${created} ${verb}imported, ${already} here already, ${bad.length} left out.`
	);
}

/** Every row that was left out with its reasons. */
export function tellBadRows(bad: readonly BadRow[], say: Say): void {
	for (const row of bad) console.log(badRow(row, say));
}

type Say = Awaited<ReturnType<typeof loadWords>>;

function badRow({ number, faults }: BadRow, say: Say): string {
	const reasons = faults.map(({ field, reason, details }) => {
		const why = say(`import_fault_${reason}`, details);
		return field ? `${say(`import_field_${field}`)}: ${why}` : why;
	});
	return `Row ${number} left out: ${reasons.join('; ')}.`;
}

export function tellUnknown(
	what: string,
	{ words, advice }: { words: readonly UnknownWord[]; advice: string }
): void {
	if (words.length === 0) return;
	const list = words.slice(0, 20).map(({ word, rows }) => `${word} (${rows})`);
	const more = words.length > 20 ? `, and ${words.length - 20} more` : '';
	console.log(`${what}${advice && `; ${advice}`}: ${list.join(', ')}${more}.`);
}
