import { sha256Hex } from '#lib/domain/tally/input.ts';

/** A poll in preparation or asked, as far as it is words. */
export interface Wording {
	title: string;
	/** Markdown, here and below. */
	text: string;
	questions: readonly {
		title: string;
		text: string;
		options?: readonly { name: string; text: string; picture?: { alt: string } }[];
	}[];
}

/** All that people will read of a poll, a line each, for those who look at it first. */
export function wordsOf({ title, text, questions }: Wording): string {
	const asked = questions.flatMap((one) => [one.title, one.text, ...wordsOfOptions(one)]);
	return [title, text, ...asked].filter((words) => words !== '').join('\n');
}

/** By this it is known again, once it was looked at. */
export const hashOfWords = (wording: Wording): string => sha256Hex(wordsOf(wording));

function wordsOfOptions({ options = [] }: Wording['questions'][number]): string[] {
	return options.flatMap(({ name, text, picture }) => [name, text, picture?.alt ?? '']);
}
