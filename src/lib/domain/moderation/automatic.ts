import type { TextLanguage } from '#lib/domain/locale.ts';
import { judged, type Judgement } from './spam/judged.ts';
import { watchedIn, type WatchedWord, type WatchIndex } from './watch-words.ts';

/** From the mildest: published, its author is asked first and may still publish, published and looked at, waits. */
export const effects = ['publish', 'nudge', 'flag', 'hold'] as const;
export type Effect = (typeof effects)[number];
type Stopping = Exclude<Effect, 'publish'>;

/** Why a text is not simply published, for a sentence to its author and to facilitators. */
export type Cause =
	| { cause: 'watch_word'; effect: Stopping; found: WatchedWord }
	| { cause: 'links_of_new_account'; effect: Stopping; links: number }
	| { cause: 'judgement'; effect: Stopping; judgement: Judgement };

export interface Writer {
	/** Whole days since the account was made. */
	days: number;
	/** The city knows that a resident stands behind it. */
	verified: boolean;
	/** How many things of it are published. */
	published: number;
}

/**
 * What happens to a text before anybody has looked at it. Three things speak: the words that the city watches,
 * links of an account that nobody knows yet, and the judgement by words and shape. The strongest effect
 * counts; the causes are all told, strongest first. How liked somebody is, is never asked.
 * @param links how many addresses of pages the text holds
 */
export function screened(text: {
	text: string;
	language: TextLanguage;
	words: WatchIndex;
	links: number;
	account: Writer;
}): { effect: Effect; causes: Cause[] } {
	const judgement = judged(text.text, text.language);
	const causes: Cause[] = [
		...watchedIn(text.text, text.language, text.words).map((found): Cause => ({
			cause: 'watch_word',
			effect: found.effect,
			found
		})),
		...linksOf(text.account, text.links),
		...(judgement.verdict === 'publish'
			? []
			: [{ cause: 'judgement', effect: judgement.verdict, judgement } as const])
	].toSorted((one, other) => effects.indexOf(other.effect) - effects.indexOf(one.effect));
	return { effect: causes[0]?.effect ?? 'publish', causes };
}

/** Whether nobody knows the account yet: neither the city, nor by what it wrote, nor by its age. */
export function isNew({ days, verified, published }: Writer): boolean {
	return !verified && days < 7 && published < 3;
}

/** More links than these in one text of a new account wait for a facilitator. */
const mostLinks = 3;

function linksOf(account: Writer, links: number): Cause[] {
	if (links === 0 || !isNew(account)) return [];
	return [{ cause: 'links_of_new_account', effect: links > mostLinks ? 'hold' : 'flag', links }];
}
