import { z } from 'zod';
import { normaliseEmail } from './email.ts';
import { prose } from './text.ts';

export const invitationDays = [7, 30, 90] as const;

const lasting = z.enum(['7', '30', '90'], { error: 'choose' }).default('30');
export const linkForm = z.object({ days: lasting });
export const addressesForm = z.object({
	addresses: prose({ max: 100_000 }).default(''),
	days: lasting
});

/** The most addresses that one list may hold. */
export const listLimit = 500;

export interface AddressFault {
	/** The line it stands on, from 1. */
	line: number;
	text: string;
	reason: 'no_address' | 'bad_address';
}

/**
 * The addresses in a list that somebody pasted or exported: one or more a line, alone, as
 * `Aino <aino@example.org>`, or in any column of a CSV file (`, ; tab`). A first line without an
 * address is its heading. What is there twice counts once.
 */
export function readAddresses(text: string): { addresses: string[]; faults: AddressFault[] } {
	const found = new Set<string>();
	const faults: AddressFault[] = [];
	const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
	const isHeading = (line: string, index: number) =>
		index === 0 && !line.includes('@') && /[,;\t]|mail|post|osoite|adress/i.test(line);

	for (const [index, line] of lines.entries()) {
		if (!line.trim() || isHeading(line, index)) continue;
		const cells = line.split(/[,;\t]/).filter((cell) => cell.includes('@'));
		if (cells.length === 0) faults.push(fault(index, line, 'no_address'));
		for (const cell of cells) {
			const address = normaliseEmail(bare(cell));
			if (address) found.add(address);
			else faults.push(fault(index, cell, 'bad_address'));
		}
	}
	return { addresses: [...found], faults };
}

function bare(cell: string): string {
	const inAngles = /<([^<>]*)>\s*"?\s*$/.exec(cell);
	return (inAngles?.[1] ?? cell).replace(/^[\s"']+|[\s"']+$/g, '');
}

function fault(index: number, text: string, reason: AddressFault['reason']): AddressFault {
	const said = text.replace(/\p{Cc}/gu, ' ').trim();
	return { line: index + 1, text: said.length > 60 ? `${said.slice(0, 60)} …` : said, reason };
}
