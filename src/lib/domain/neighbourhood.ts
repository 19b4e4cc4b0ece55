import { z } from 'zod';
import type { Locale } from './locale.ts';
import { lengthOf, tidy } from './plain-text.ts';
import { line, prose } from './text.ts';
import type { ListedWord } from './word-list.ts';
import { wordFields, type Words } from './words.ts';

export type Neighbourhood = ListedWord;

const longest = 80;
export const neighbourhoodForm = z.object(wordFields('name', line({ max: longest })));
export type NeighbourhoodInput = z.infer<typeof neighbourhoodForm>;

export const linesForm = z.object({ lines: prose({ min: 1, max: 60_000 }) });

export interface LineFault {
	/** From 1. */
	line: number;
	text: string;
	reason: 'too_long' | 'too_many_names' | 'no_name';
}

/**
 * Neighbourhoods as somebody pasted them: one a line, its names in the order of the city's
 * languages, parted by semicolons or tabs. What stands there twice counts once.
 */
export function readNeighbourhoods(
	text: string,
	locales: readonly Locale[]
): { neighbourhoods: Words[]; faults: LineFault[] } {
	const found = new Map<string, Words>();
	const faults: LineFault[] = [];
	for (const [index, written] of text.split('\n').entries()) {
		if (!written.trim()) continue;
		const names = written.split(/[;\t]/).map((name) => tidy(name, { single: true }));
		const reason = faultOf(names, locales);
		if (reason) faults.push({ line: index + 1, text: written.trim().slice(0, 60), reason });
		else found.set(keyOf(names[0] ?? ''), wordsFrom(names, locales));
	}
	return { neighbourhoods: [...found.values()], faults };
}

/** Two names that differ in capitals alone are one. */
export function keyOf(name: string): string {
	return name.toLowerCase();
}

function faultOf(names: string[], locales: readonly Locale[]): LineFault['reason'] | undefined {
	if (names.length > locales.length) return 'too_many_names';
	if (!names[0]) return 'no_name';
	return names.some((name) => lengthOf(name) > longest) ? 'too_long' : undefined;
}

function wordsFrom(names: string[], locales: readonly Locale[]): Words {
	const said = locales.map((locale, index) => [locale, names[index] ?? ''] as const);
	return Object.fromEntries(said.filter(([, name]) => name !== ''));
}
