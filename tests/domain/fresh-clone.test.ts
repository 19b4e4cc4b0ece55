import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const compiled = path.join(root, 'src/lib/i18n/paraglide/');

/** Every file of the project that a file needs before its first line runs. */
function needed(file: string, known = new Set<string>()): Set<string> {
	if (known.has(file)) return known;
	known.add(file);
	if (file.startsWith(compiled)) return known;
	const source = readFileSync(file, 'utf8');
	const imports = source.matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from '([^']+)';/gm);
	for (const [, name = ''] of imports) {
		if (name.startsWith('#lib/')) needed(path.join(root, 'src/lib', name.slice(5)), known);
		else if (name.startsWith('.')) needed(path.resolve(path.dirname(file), name), known);
	}
	return known;
}

describe('in a fresh clone, where no message is compiled yet,', () => {
	test.each(['src/cli/demo.ts', 'src/cli/build.ts', 'src/cli/main.ts'])('%s begins', (file) => {
		const files = [...needed(path.join(root, file))];
		expect(files.filter((one) => one.startsWith(compiled))).toEqual([]);
	});

	test('and what compiles them later is found by this walk', () => {
		const files = [...needed(path.join(root, 'src/cli/seed.ts'))];
		expect(files.some((one) => one.startsWith(compiled))).toBe(true);
	});
});
