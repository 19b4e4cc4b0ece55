import { UNREADABLE, type Option } from '#lib/domain/tally/election.ts';
import { MalformedFile, MOST_OPTIONS } from './malformed.ts';

/** How names and marks are written in a file of rankings. */
export type Layout = {
	/** Who stands, in the order to be kept; without it everybody named stands. */
	readonly options?: readonly { readonly name: string; readonly aliases: readonly string[] }[];
	/** A cell that was over-marked, so that nobody can be named. */
	readonly overvote: string;
	/** A rank that was left empty; an empty cell always is. */
	readonly skipped: string;
	/** A name nobody declared. */
	readonly writeIn?: string;
	/** Between names that share a rank. */
	readonly between: string;
	/** Columns from here on (from 0) are options, and their cells are ranks. */
	readonly optionColumns?: number;
	/** Ranks after so many are not read. */
	readonly ranks?: number;
	/** The contest to be counted, where a file holds several. */
	readonly contest?: string;
};

export const PLAIN: Layout = { overvote: 'overvote', skipped: 'undervote', between: '|' };

export const WRITE_INS = 'Undeclared Write-ins';

/** Finds, and where nobody is declared collects, the options that a file names. */
export class Names {
	readonly options: Option[];
	private readonly layout: Layout;
	private readonly places = new Map<string, number>();

	constructor(layout: Layout) {
		this.layout = layout;
		this.options = (layout.options ?? []).map(({ name }) => ({ id: name, name }));
		layout.options?.forEach(({ name, aliases }, place) => {
			for (const known of [name, ...aliases]) this.places.set(known, place);
		});
		if (layout.writeIn !== undefined) {
			this.places.set(layout.writeIn, this.options.length);
			this.options.push({ id: WRITE_INS, name: WRITE_INS, writeIns: true });
		}
	}

	/** The place of a name; throws MalformedFile when only declared names may stand. */
	place(text: string, line: number): number {
		const name = text.trim();
		const known = this.places.get(name);
		if (known !== undefined) return known;
		if (this.layout.options) throw new MalformedFile(line, `a declared option, not "${name}"`);
		if (this.options.length >= MOST_OPTIONS) {
			throw new MalformedFile(line, `at most ${MOST_OPTIONS} options`);
		}
		this.places.set(name, this.options.length);
		return this.options.push({ id: name, name }) - 1;
	}

	/** The options in one cell: none, one, several, or an unreadable one. */
	rank(cell: string, line: number): number[] {
		const text = cell.trim();
		if (text === '' || text === this.layout.skipped) return [];
		if (text === this.layout.overvote) return [UNREADABLE];
		const places = text.split(this.layout.between).map((name) => this.place(name, line));
		return places.sort((a, b) => a - b);
	}
}
