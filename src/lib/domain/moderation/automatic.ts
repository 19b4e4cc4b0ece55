import type { TextLanguage } from '#lib/domain/locale.ts';
import { firstScreening, type ScreeningSettings } from './screening-settings.ts';
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
	| { cause: 'judgement'; effect: Stopping; judgement: Judgement }
	/** The first thing that somebody publishes here. */
	| { cause: 'first_contribution'; effect: 'flag' }
	/** Their group has everything looked at for a while. */
	| { cause: 'group_asks'; effect: 'hold' };
/** Also: it stands where a decision hid what stood there before. */
export type FindingCause = Cause['cause'] | 'after_hiding';

/** Before the name of a shape among the words that made a judgement: no word begins with it. */
export const shapeMark = '~';

/**
 * What was found as it is kept: the word of the list, the number of links, the words and shapes (`~links`)
 * that made the judgement.
 */
export interface Finding {
	cause: FindingCause;
	detail: string;
}

export interface Writer {
	/** Whole days since the account was made. */
	days: number;
	/** The city knows that a resident stands behind it. */
	verified: boolean;
	/** How many things of it are published. */
	published: number;
}

/**
 * What happens to a text before anybody has looked at it. The words that the city watches speak, and, where
 * the city chose so, links and the first text of an account that nobody knows yet, and the judgement by words
 * and shape; a group can ask for everything to be looked at. The strongest effect counts; the causes are all
 * told, strongest first. How liked somebody is, is never asked.
 * @param links how many addresses of pages the text holds
 */
export function screened({
	text,
	language,
	words,
	links,
	account,
	settings = firstScreening,
	groupAsks = false
}: {
	text: string;
	language: TextLanguage;
	words: WatchIndex;
	links: number;
	account: Writer;
	settings?: ScreeningSettings;
	groupAsks?: boolean;
}): { effect: Effect; causes: Cause[] } {
	const causes: Cause[] = [
		...watchedIn(text, language, words).map((found): Cause => ({
			cause: 'watch_word',
			effect: found.effect,
			found
		})),
		...(groupAsks ? [{ cause: 'group_asks', effect: 'hold' } as const] : []),
		...(settings.looksAtLinks ? linksOf(account, links) : []),
		...(settings.judges ? judgementOf(text, language) : []),
		...(settings.looksAtFirst ? firstOf(account) : [])
	].toSorted((one, other) => effects.indexOf(other.effect) - effects.indexOf(one.effect));
	return { effect: causes[0]?.effect ?? 'publish', causes };
}

/** What is kept of the causes, each once; a nudge is between the writer and the words. */
export function findingsOf(causes: readonly Cause[]): Finding[] {
	const found = causes
		.filter(({ effect }) => effect !== 'nudge')
		.map((cause): Finding => ({ cause: cause.cause, detail: detailOf(cause).slice(0, 200) }));
	return [...new Map(found.map((one) => [`${one.cause} ${one.detail}`, one])).values()];
}

/** The words that a writer is asked about, as they wrote them, each once. */
export function nudgedWords(text: string, causes: readonly Cause[]): string[] {
	const said = causes.flatMap((cause) =>
		cause.cause === 'watch_word' && cause.effect === 'nudge'
			? [text.slice(cause.found.start, cause.found.end)]
			: []
	);
	return [...new Set(said)];
}

function detailOf(cause: Cause): string {
	if (cause.cause === 'watch_word')
		return cause.found.word + (cause.found.whole === 'beginning' ? '*' : '');
	if (cause.cause === 'links_of_new_account') return String(cause.links);
	if (cause.cause !== 'judgement') return '';
	const said = cause.judgement.reasons.map((reason) =>
		reason.kind === 'word' ? reason.said : shapeMark + reason.shape
	);
	return [...new Set(said)].join(', ');
}

function judgementOf(text: string, language: TextLanguage): Cause[] {
	const judgement = judged(text, language);
	if (judgement.verdict === 'publish') return [];
	return [{ cause: 'judgement', effect: judgement.verdict, judgement }];
}

/** Whether nobody knows the account yet: neither the city, nor by what it wrote, nor by its age. */
export function isNew({ days, verified, published }: Writer): boolean {
	return !verified && days < 7 && published < 3;
}

function firstOf(account: Writer): Cause[] {
	if (account.published > 0 || !isNew(account)) return [];
	return [{ cause: 'first_contribution', effect: 'flag' }];
}

/** More links than these in one text of a new account wait for a facilitator. */
const mostLinks = 3;

function linksOf(account: Writer, links: number): Cause[] {
	if (links === 0 || !isNew(account)) return [];
	return [{ cause: 'links_of_new_account', effect: links > mostLinks ? 'hold' : 'flag', links }];
}
