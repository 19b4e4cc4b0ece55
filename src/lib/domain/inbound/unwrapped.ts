/**
 * Puts together the lines that a mail program broke because the next word did not fit; breaks that
 * somebody made (short lines, lists, empty lines) stay.
 */
export function unwrapped(lines: readonly string[]): string[] {
	const whole: string[] = [];
	let previous = '';
	for (const line of lines) {
		if (isContinued(previous, line)) whole.push(`${whole.pop() ?? ''} ${line}`);
		else whole.push(line);
		previous = line;
	}
	return whole;
}

/** Programs break at 72 to 80 characters. */
const narrowest = 70;
const widest = 80;

function isContinued(line: string, next: string): boolean {
	if (line === '' || line.length > widest || !/^[^\s>#|*+-]/.test(next)) return false;
	if (/^\d{1,3}[.)] /.test(next)) return false;
	const [word = ''] = next.split(' ', 1);
	return line.length + 1 + word.length > narrowest;
}
