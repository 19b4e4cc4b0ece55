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

/** The cluster that begins there. Most are one unit with none of these behind it, folded once and then looked up. */
export function clusterAt(text: string, at: number): Cluster {
	const unit = text.charCodeAt(at);
	if (!isSurrogate(unit) && !joins(text.charCodeAt(at + 1))) return (alone[unit] ??= lone(unit));
	cluster.lastIndex = at;
	const [whole = '', base = '', marks = ''] = cluster.exec(text) ?? [];
	return { signs: signsOf(base, marks), length: whole.length };
}

/** What was looked up before: of 65,536 units at most, and always the same. */
const alone: Cluster[] = [];
const joined: boolean[] = [];

function lone(unit: number): Cluster {
	return { signs: signsOf(String.fromCharCode(unit), ''), length: 1 };
}

/** Whether a unit may belong to the sign before it; at the end of the text there is none. */
function joins(unit: number): boolean {
	if (Number.isNaN(unit)) return false;
	return (joined[unit] ??= isSurrogate(unit) || /[\p{M}\p{DI}]/u.test(String.fromCharCode(unit)));
}

function isSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdfff;
}

const cluster = /([^])([\p{M}\p{DI}]*)/uy;
/** What takes no place on the page, and the stroke that makes an Arabic word longer. */
const unseen = /[\p{DI}\u0640]/u;
/** Scripts that read the same without the marks that are no part of a letter. */
const readWithoutMarks =
	/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** No script of the others piles more marks than these on one letter. */
const mostMarks = 4;

function signsOf(base: string, marks: string): Sign[] {
	return [...foldedCluster(base, marks)]
		.filter((sign) => !unseen.test(sign))
		.map((sign) => ({ sign, kind: kindOf(sign) }));
}

/** By way of capitals, so that `ß`, `ẞ` and `SS` are one. */
function foldedCluster(base: string, marks: string): string {
	const seen = [...marks].filter((mark) => !unseen.test(mark));
	const bare = base.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
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
