import type { z } from 'zod';
import { MalformedFile } from './malformed.ts';

/** Reads JSON of a known shape; a fault is told with the line where it stands. */
export function readJson<Schema extends z.ZodType>(
	file: string,
	schema: Schema,
	expected: string
): z.output<Schema> {
	const text = file.replace(/^\uFEFF/, '');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (fault) {
		throw new MalformedFile(lineOfFault(text, fault), `${expected} in valid JSON`);
	}
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const path = issue?.path.map(String) ?? [];
	throw new MalformedFile(
		lineOfPath(text, path),
		`${expected}: ${path.join('.')}: ${issue?.message}`
	);
}

/** Engines word it differently; most say "line n" or "position n". */
function lineOfFault(text: string, fault: unknown): number {
	const said = fault instanceof Error ? fault.message : '';
	const line = /line (\d+)/.exec(said)?.[1];
	if (line) return Number(line);
	const position = /position (\d+)/.exec(said)?.[1];
	const before = position ? text.slice(0, Number(position)) : text;
	return before.split('\n').length;
}

/** Where the members of a path are named, one after the other; for list members as near as that. */
function lineOfPath(text: string, path: readonly string[]): number {
	let at = 0;
	for (const member of path) {
		const found = /^\d+$/.test(member) ? -1 : text.indexOf(JSON.stringify(member), at);
		if (found >= 0) at = found;
	}
	return text.slice(0, at).split('\n').length;
}
