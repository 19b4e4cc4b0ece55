import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A folder of elections with their published results. */
export class Data {
	readonly root: string;

	constructor(root: string) {
		this.root = root;
	}

	isThere(folder = ''): boolean {
		return existsSync(path.join(this.root, folder));
	}

	read(...parts: string[]): string {
		return readFileSync(path.join(this.root, ...parts), 'utf8');
	}

	readJson<Shape>(...parts: string[]): Shape {
		return JSON.parse(this.read(...parts)) as Shape;
	}

	list(folder: string, ending = ''): string[] {
		return readdirSync(path.join(this.root, folder))
			.filter((name) => name.endsWith(ending))
			.sort();
	}
}

/** One line of the table: how many of the cases came out as published, and what did not. */
export type Outcome = {
	readonly what: string;
	readonly right: number;
	readonly of: number;
	/** Fewer than all may be right only where cases are not offered; those are named in `notes`. */
	readonly misses: readonly string[];
	readonly notes: readonly string[];
};

/** Collects what is compared under one heading. */
export class Comparison {
	private readonly what: string;
	private readonly misses: string[] = [];
	private readonly notes: string[] = [];
	private right = 0;
	private of = 0;

	constructor(what: string) {
		this.what = what;
	}

	/** A case is right when none of its parts differs. */
	compare(id: string, differences: readonly string[]): void {
		this.of++;
		if (differences.length === 0) this.right++;
		else this.misses.push(`${id}: ${differences.slice(0, 3).join('; ')}`);
	}

	note(text: string): void {
		this.notes.push(text);
	}

	outcome(): Outcome {
		return {
			what: this.what,
			right: this.right,
			of: this.of,
			misses: this.misses,
			notes: this.notes
		};
	}
}

/** Nothing, or a sentence with both sides, compared as JSON. */
export function difference(what: string, ours: unknown, theirs: unknown): string[] {
	const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
	return a === b ? [] : [`${what}: ${a} instead of ${b}`];
}
