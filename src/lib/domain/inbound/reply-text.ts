import { withoutQuotes } from './quotes.ts';
import { withoutSignature } from './signature.ts';
import { unwrapped } from './unwrapped.ts';

/**
 * What somebody has written themselves in an answer by mail: without the mail that they answer, wherever
 * they wrote (above it, below it, between its lines), without their signature, and without the breaks
 * that mail programs put into long lines. Empty when nothing is left.
 * @param text the plain text of the mail
 */
export function replyIn(text: string): string {
	const lines = readable(text)
		.split('\n')
		.map((line) => line.trimEnd());
	const own = withoutSignature(withoutQuotes(lines));
	return unwrapped(own)
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Regular line ends and spaces; what no keyboard types and no database keeps is left out. */
function readable(text: string): string {
	return (
		text
			.toWellFormed()
			.replace(/\r\n?/g, '\n')
			.replace(/[\u00a0\u202f]/g, ' ')
			// eslint-disable-next-line no-control-regex -- these are what is left out
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g, '')
	);
}
