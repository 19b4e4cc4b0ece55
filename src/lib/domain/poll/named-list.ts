import { z } from 'zod';
import { unharmed } from '#lib/domain/csv.ts';
import { normaliseEmail } from '#lib/domain/email.ts';
import { isCleanText, tidy } from '#lib/domain/plain-text.ts';

/** The most people that one list may hold. */
export const mostListed = 50_000;

/** A list as it is pasted; what is in it is read afterwards, line by line. */
export const listSchema = z.object({
	entries: z.string({ error: 'required' }).max(5_000_000, 'too_long:5000000').default('')
});

/** One who may vote, by address or by number. */
export interface ListEntry {
	entry: string;
	isEmail: boolean;
}

export interface ListFault {
	/** The line it stands on, from 1. */
	line: number;
	text: string;
	reason: 'nobody' | 'bad_address' | 'unclean';
}

export interface NamedList {
	entries: ListEntry[];
	/** Lines that name somebody who was named before. */
	twice: number;
	faults: ListFault[];
}

/**
 * Reads a list of those who may vote, one a line, pasted or from a spreadsheet (`, ; tab`): by e-mail
 * address, alone or as `Aino <aino@example.org>` or in any column; without one by member number,
 * which has a digit, in the column that the heading says or else the first. Who is there twice counts
 * once, however it is written.
 */
export function readNamedList(text: string): NamedList {
	const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
	const heading = headingOf(lines[0] ?? '');
	const entries = new Map<string, ListEntry>();
	const faults: ListFault[] = [];
	let twice = 0;
	for (const [index, line] of lines.entries()) {
		if (!line.trim() || (index === 0 && heading)) continue;
		const read = readLine(line, heading?.numberAt);
		if (typeof read === 'string') faults.push({ line: index + 1, text: short(line), reason: read });
		else if (entries.has(read.entry)) twice += 1;
		else entries.set(read.entry, read);
	}
	return { entries: [...entries.values()], twice, faults };
}

/** A member number in the one form in which it is kept and compared; undefined when it is none. */
export function normaliseMemberNumber(value: string): string | undefined {
	const number = tidy(value, { single: true }).toUpperCase();
	return /^(?=.*\d)[\p{L}\d][\p{L}\d ./_-]{0,39}$/u.test(number) ? number : undefined;
}

function readLine(line: string, numberAt: number | undefined): ListEntry | ListFault['reason'] {
	if (!isCleanText(line)) return 'unclean';
	const cells = cellsOf(line);
	const addresses = cells.filter((cell) => cell.includes('@'));
	for (const address of addresses) {
		const email = normaliseEmail(bare(address));
		if (email) return { entry: email, isEmail: true };
	}
	if (addresses.length > 0) return 'bad_address';
	const cell = numberAt === undefined ? cells.find((cell) => cell !== '') : cells[numberAt];
	const number = normaliseMemberNumber(cell ?? '');
	return number ? { entry: number, isEmail: false } : 'nobody';
}

/** A first line that names columns, not a person: no address and no digit in it. */
function headingOf(line: string): { numberAt: number | undefined } | undefined {
	if (/[@\d]/.test(line) || !columnWords.test(line)) return undefined;
	const at = cellsOf(line).findIndex((cell) => numberWords.test(cell));
	return { numberAt: at < 0 ? undefined : at };
}

const numberWords = /number|numero|nummer|^nr|^no\.?$|^id$/i;
const columnWords = /[,;\t]|mail|post|osoite|adress|number|numero|nummer|^\W*(?:nr|no|id)\W*$/i;

/** The cells of one line, as spreadsheets write it; the first sign that is there parts them. */
function cellsOf(line: string): string[] {
	const unquoted = line.replace(/"[^"]*"/g, '');
	const sign = ['\t', ';', ','].find((one) => unquoted.includes(one));
	if (!sign) return [cell(line)];
	const cells = line.match(
		new RegExp(`(?:"(?:[^"]|"")*"|[^${sign}"])+|(?<=^|${sign})(?=${sign}|$)`, 'g')
	);
	return (cells ?? []).map(cell);
}

function cell(text: string): string {
	const inner = /^\s*"(.*)"\s*$/.exec(text)?.[1];
	return unharmed((inner ?? text).replaceAll('""', '"').trim());
}

function bare(text: string): string {
	const inAngles = /<([^<>]*)>\s*"?\s*$/.exec(text);
	return (inAngles?.[1] ?? text).replace(/^[\s"']+|[\s"']+$/g, '');
}

function short(line: string): string {
	const said = line.replace(/\p{Cc}/gu, ' ').trim();
	return said.length > 60 ? `${said.slice(0, 60)} …` : said;
}
