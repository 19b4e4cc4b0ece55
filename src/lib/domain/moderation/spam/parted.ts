/** A text without what names pages and people, and the addresses of pages in it, as they are written. */
export interface PartedText {
	/** A bar stands where something was taken out, so that nothing grows together across it. */
	plain: string;
	links: string[];
}

/**
 * Takes the addresses of pages, of mail, and the people who are named with `@` out of a text: none of them
 * is a word that could count for or against anybody.
 */
export function partedText(text: string): PartedText {
	const links: string[] = [];
	const pieces = text.split(/(\s+)/).map((piece) => {
		if (isLink(piece)) links.push(piece);
		return isLink(piece) || piece.includes('@') ? '|' : piece;
	});
	return { plain: pieces.join(''), links };
}

function isLink(piece: string): boolean {
	if (/https?:\/\/|www\.\S/i.test(piece)) return true;
	return !piece.includes('@') && bareAddress.test(piece.slice(0, longestAddress));
}

const longestAddress = 300;
/** `example.org`, `example.fi/page`: the endings that are written without a scheme. */
const bareAddress =
	/[\p{L}\p{N}]\.(?:com|net|org|info|biz|tv|me|ly|co|io|eu|fi|se|de|uk|ru|cn|top|xyz|shop|site|online)(?:[/?]|\P{L}*$)/iu;
