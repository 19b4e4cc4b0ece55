import type { ImportOutcome } from '#lib/domain/import/outcome.ts';
import { say } from '#lib/i18n/say.ts';

/** As many bad rows as one reads; the rest is a number. */
const shownRows = 100;

/** An outcome with the reasons of its bad rows in the reader's language. */
export function saidOutcome({ bad, ...outcome }: ImportOutcome) {
	return {
		...outcome,
		bad: bad.length,
		badRows: bad.slice(0, shownRows).map(({ number, faults }) => ({
			number,
			reasons: faults.map(({ field, reason, details }) => {
				const why = say(`import_fault_${reason}`, details, 'import_fault_other');
				return field ? `${say(`import_field_${field}`)}: ${why}` : why;
			})
		}))
	};
}
export type SaidOutcome = ReturnType<typeof saidOutcome>;
