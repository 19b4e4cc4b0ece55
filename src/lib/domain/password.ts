import { isCommon } from './password-common.ts';

export const passwordLength = { min: 12, max: 128 };

export type PasswordFault =
	| 'password_common'
	| 'password_of_name'
	| 'password_of_email'
	| 'password_of_city'
	| 'password_of_site';

/** What a password must not be made of. */
export interface Surroundings {
	name: string;
	email: string;
	/** Names of the install's cities in all their languages. */
	cities: readonly string[];
	/** Names of the site: its own and its host's. */
	site: readonly string[];
	/** A list of passwords that many people use, in lower case. */
	common: ReadonlySet<string>;
}

/**
 * Why a password of allowed length would be guessed early: it is one that many people use, a row of
 * keys, a repetition, or little beside a name that anybody knows. No rule asks for kinds of
 * characters (NIST SP 800-63B rev. 4, 3.1.1.2).
 * @returns undefined when nothing speaks against it
 */
export function passwordFault(password: string, around: Surroundings): PasswordFault | undefined {
	const madeOf = (words: readonly string[]) => isMadeOf(password, words);
	if (madeOf(wordsOf(around.name))) return 'password_of_name';
	if (madeOf(around.email.split(/[@.]/).concat(around.email))) return 'password_of_email';
	if (madeOf(around.cities)) return 'password_of_city';
	if (madeOf(around.site.flatMap(wordsOf))) return 'password_of_site';
	return isCommon(password, around.common) ? 'password_common' : undefined;
}

/** Fewer letters than this beside a known word add nothing to it. */
const fewLetters = 4;

function isMadeOf(password: string, words: readonly string[]): boolean {
	const plain = lettersAlone(password);
	const known = words.map(lettersAlone).filter((word) => word.length >= 3);
	if (!known.some((word) => plain.includes(word))) return false;
	const longestFirst = known.sort((a, b) => b.length - a.length);
	const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), plain);
	return left.length < fewLetters;
}

/** `Väinö-Kallio 84` -> `vainokallio`. */
function lettersAlone(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}]/gu, '');
}

/** A name and each part of it: `Mira Koski`, `Mira` and `Koski`. */
function wordsOf(name: string): string[] {
	return [name, ...name.split(/[\s.-]+/)];
}
