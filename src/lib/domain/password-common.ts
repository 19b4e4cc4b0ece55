/**
 * Whether people who guess would try it first: it stands on the list, alone, repeated, with a few
 * signs at its ends or spelled with signs for letters, or it only walks along the keys.
 * @param common passwords that many people use, in lower case
 */
export function isCommon(password: string, common: ReadonlySet<string>): boolean {
	const typed = password.toLowerCase();
	return (
		wordsWithin(typed).some((word) => common.has(word)) ||
		repeatedUnit(typed).length < shortest ||
		walksAlongKeys(typed)
	);
}

/** The one word a password consists of, however it is dressed up. */
function wordsWithin(typed: string): string[] {
	const words = [typed, repeatedUnit(typed)];
	const core = typed.replace(/^\P{L}+|\P{L}+$/gu, '');
	if (typed.length - core.length <= fewSigns) words.push(core, spelledOut(core));
	const letters = typed.match(/\p{L}+/gu) ?? [];
	const pieces = new Set(letters);
	if (pieces.size === 1 && typed.length - letters.join('').length <= fewSigns)
		words.push(...pieces);
	return words.flatMap((word) => [word, repeatedUnit(word)]);
}

/** Signs before and after a word that do not make it another: `password123456`. */
const fewSigns = 6;

/** A shorter unit, repeated, is no secret: `abcabcabcabc`. */
const shortest = 4;

/** `p4$$w0rd` -> `password` */
function spelledOut(text: string): string {
	return text.replace(/[@4310$5!7]/g, (sign) => lookAlikes[sign] ?? sign);
}

const lookAlikes: Record<string, string> = {
	'@': 'a',
	'4': 'a',
	'3': 'e',
	'1': 'i',
	'!': 'i',
	'0': 'o',
	$: 's',
	'5': 's',
	'7': 't'
};

/** `abcabcabc` -> `abc`; what is no repetition is its own unit. */
function repeatedUnit(text: string): string {
	return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

const rows = [
	'1234567890',
	'qwertyuiopåü',
	'qwertzuiopü',
	'asdfghjklöä',
	'zxcvbnm',
	'yxcvbnm',
	'abcdefghijklmnopqrstuvwxyzåäö'
].flatMap((row) => [row.repeat(2), [...row].reverse().join('').repeat(2)]);

/** Four walks at most, each of three keys or more: `qwertyuiop123`, `123456789012`. */
function walksAlongKeys(text: string): boolean {
	let left = text;
	for (let walk = 0; left && walk < 4; walk++) {
		let length = left.length;
		while (length >= 3 && !rows.some((row) => row.includes(left.slice(0, length)))) length--;
		if (length < 3) return false;
		left = left.slice(length);
	}
	return left === '';
}
