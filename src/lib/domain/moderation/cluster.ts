/** One folded sign: of a word, a mark upon the sign before it, or what parts words. */
export interface Sign {
	sign: string;
	kind: 'letter' | 'digit' | 'mark' | 'gap';
}

/** A sign of a text with the marks and the invisible things behind it: what it folds to, and its length in UTF-16 units. */
export interface Cluster {
	signs: readonly Sign[];
	length: number;
}

/** The cluster that begins there. Most are one plain letter, and looked up. */
export function clusterAt(text: string, at: number): Cluster {
	const next = text.charCodeAt(at + 1);
	const plain = next < firstMark && next !== softHyphen ? alone[text.charCodeAt(at)] : undefined;
	if (plain) return plain;
	cluster.lastIndex = at;
	const [whole = '', base = '', marks = ''] = cluster.exec(text) ?? [];
	return { signs: signsOf(base, marks), length: whole.length };
}

const firstMark = 0x300;
const softHyphen = 0xad;
const cluster = /([^])([\p{M}\p{DI}]*)/uy;
/** What takes no place on the page, and the stroke that makes an Arabic word longer. */
const unseen = /[\p{DI}\u0640]/u;
/** Scripts that read the same without the marks that are no part of a letter. */
const readWithoutMarks =
	/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** No script of the others piles more marks than these on one letter. */
const mostMarks = 4;
/** The signs of Western European languages when no mark follows them. */
const alone: readonly Cluster[] = Array.from({ length: 0x180 }, (_, code) => ({
	signs: signsOf(String.fromCharCode(code), ''),
	length: 1
}));

function signsOf(base: string, marks: string): Sign[] {
	return [...foldedCluster(base, marks)]
		.filter((sign) => !unseen.test(sign))
		.map((sign) => ({ sign, kind: kindOf(sign) }));
}

/** Upper case and back again, so that `ß` and `SS` are one. */
function foldedCluster(base: string, marks: string): string {
	const seen = [...marks].filter((mark) => !unseen.test(mark));
	const bare = base.normalize('NFKC').toUpperCase().toLowerCase();
	if (!readWithoutMarks.test(bare))
		return (bare + seen.slice(0, mostMarks).join('')).normalize('NFC');
	const few = seen.slice(0, seen.length > 2 ? 1 : 2).join('');
	return (bare + few).normalize('NFC').replace(/\p{Mn}/gu, '');
}

function kindOf(sign: string): Sign['kind'] {
	if (/\p{L}/u.test(sign)) return 'letter';
	if (/\p{N}/u.test(sign)) return 'digit';
	return /\p{M}/u.test(sign) ? 'mark' : 'gap';
}
