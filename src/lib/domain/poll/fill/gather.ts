import type { BallotFault } from './fault.ts';
import { fieldsOf, type Asks, type FilledFields } from './fields.ts';

/** Faults by the name of their field, as they are found. */
export type Findings = Map<string, BallotFault[]>;

export function note(findings: Findings, field: string, ...faults: readonly BallotFault[]): void {
	if (faults.length > 0) findings.set(field, [...(findings.get(field) ?? []), ...faults]);
}

/**
 * The fields of this ballot out of everything that a form sent. No more is kept than a form of these
 * rules has: 10,000 fields cost one look each and are one fault.
 */
export function gather(
	rules: Asks,
	fields: Iterable<readonly [string, string | object]>,
	findings: Findings
): FilledFields {
	const known = fieldsOf(rules);
	const questions = new Set(rules.questions.map(({ id }) => id));
	const filled = new Map<string, string[]>();
	const found = new Map<string, BallotFault['refusal']>();
	for (const [name, value] of fields) {
		const most = known.get(name);
		if (most === undefined) {
			if (name.startsWith('q') || questions.has(name.split('.', 1)[0] ?? ''))
				found.set('', 'not-this-form');
			continue;
		}
		const values = filled.get(name) ?? [];
		if (typeof value !== 'string') found.set(name, 'not-text');
		else if (values.length < most) filled.set(name, [...values, value]);
		else found.set(name, 'sent-twice');
	}
	for (const [name, refusal] of found) note(findings, name, { refusal } as BallotFault);
	return Object.fromEntries(filled);
}
