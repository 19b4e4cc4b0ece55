import { writtenInOf } from './fill/fields.ts';
import type { PollRules } from './rules.ts';

/** What voters wrote beside their choices, by question. It is in no hash: a text can be hidden without breaking the count. */
export type WrittenWords = Readonly<
	Record<string, { readonly reason?: string; readonly writtenIn?: string }>
>;

/** Which questions of a poll ask why, and in which a name can be written in, by their ids. */
export function askedFor({ questions }: Pick<PollRules, 'questions'>) {
	return {
		reasons: questions.filter(({ reason }) => reason !== 'off').map(({ id }) => id),
		names: questions.filter(writtenInOf).map(({ id }) => id)
	};
}
