import { z } from 'zod';
import { Unavailable } from '#lib/domain/errors.ts';
import type { Locale, TextLanguage } from '#lib/domain/locale.ts';
import { prose } from '#lib/domain/text.ts';
import { translationLimit } from '#lib/domain/translation.ts';
import type { Config } from '../config.ts';
import { log } from '../log.ts';

/** A machine that translates. */
export interface Translator {
	/** Where it is, for the people whose words go there: `translate.example`. */
	host: string;
	/** @throws Unavailable, whatever went wrong there; the log says what, without a word of the text */
	translate(text: string, languages: { from: TextLanguage; to: Locale }): Promise<string>;
}

/** Where it is, and the key that it asks for, if any. */
export interface TranslationService {
	/** Without a slash at the end. */
	url: string;
	apiKey: string | undefined;
}

/** Undefined where whoever runs this has named none. */
export function openTranslator({ translation }: Config): Translator | undefined {
	return translation && libreTranslator(translation);
}

/**
 * Speaks to LibreTranslate and to what has its interface: `POST /translate`, JSON both ways.
 * @param options.patience milliseconds until the whole answer must be there
 */
export function libreTranslator(
	{ url, apiKey }: TranslationService,
	{ patience = 10_000 } = {}
): Translator {
	const { host } = new URL(url);
	return {
		host,
		async translate(text, { from, to }) {
			try {
				const response = await fetch(`${url}/translate`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', accept: 'application/json' },
					body: JSON.stringify({
						q: text,
						source: itsNameOf(from),
						target: to,
						format: 'text',
						...(apiKey && { api_key: apiKey })
					}),
					redirect: 'manual',
					signal: AbortSignal.timeout(patience)
				});
				return await wordsOf(response);
			} catch (fault) {
				log.warn({ host, fault: causeOf(fault) }, 'no translation');
				throw new Unavailable('translation_unavailable');
			}
		}
	};
}

/** The answer is none that a translation can be read from. */
class NoTranslation extends Error {
	override name = 'NoTranslation';
}

/** Bytes: JSON may write a letter as `\uXXXX`. */
const answerLimit = translationLimit * 6 + 4096;

/** It may tell more, such as other ways of saying it. */
const answer = z.object({ translatedText: prose({ min: 1, max: translationLimit }) });

/** The language that is asked for by another name there than here. */
function itsNameOf(language: TextLanguage): string {
	return language === 'no' ? 'nb' : language;
}

async function wordsOf(response: Response): Promise<string> {
	if (response.status !== 200) {
		await response.body?.cancel();
		throw new NoTranslation(`status ${response.status}`);
	}
	const read = answer.safeParse(jsonOf(await allOf(response)));
	if (!read.success) throw new NoTranslation('an answer without a translation');
	return read.data.translatedText;
}

/** Leaving the loop early ends the connection. */
async function allOf({ body }: Response): Promise<string> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of body ?? []) {
		size += part.length;
		if (size > answerLimit) throw new NoTranslation('an answer that is too large');
		parts.push(part);
	}
	return Buffer.concat(parts).toString();
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// The parser's own message would quote the answer.
		throw new NoTranslation('an answer that is no JSON');
	}
}

/** `ECONNREFUSED`, `TimeoutError`, or what was wrong with the answer. */
function causeOf(fault: unknown): string {
	if (fault instanceof NoTranslation) return fault.message;
	if (!(fault instanceof Error)) return 'unknown';
	const { code } = (fault.cause ?? {}) as { code?: unknown };
	return typeof code === 'string' ? code : fault.name;
}
