import { Conflict, NotFound, Unavailable } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { offerTranslation, type TranslatedKind } from '#lib/domain/translation.ts';
import type { Context } from '../context.ts';
import { toSafeHtml } from '../markdown.ts';
import {
	findPublicText,
	findTranslation,
	holdText,
	keepTranslation,
	type PublicText
} from '../queries/translations.ts';
import type { Translator } from '../translation/translator.ts';
import { countTry } from './throttle.ts';

export interface SoughtText {
	kind: TranslatedKind;
	id: number;
}

/**
 * A text and its translation into the language of the page, if somebody has asked for one. Open to all.
 * @throws NotFound for what not everybody can read, or where the city offers no translations
 */
export async function readTranslation(context: Context, sought: SoughtText) {
	const { db, city, actor, locale } = context;
	const text = await publicText(context, sought);
	const found = await findTranslation(db, keyOf(context, sought), {
		version: text.version,
		language: locale
	});
	const { title, summary, html, language, authorName, marks } = text;
	return {
		original: { title, summary, html, language, authorName, marks },
		translation: text.language === locale ? null : (found ?? null),
		offer: offerTranslation(
			actor,
			{ language, isPublic: true, isTranslated: found !== undefined },
			{ city, locale }
		)
	};
}

/**
 * Has a text translated into the language of the page, and keeps that for everybody: the same text is
 * asked for once. What is sent is its words alone. Nobody is waited for within a transaction.
 * @param translator undefined where the server has none
 * @throws NotFound, SignInRequired, Conflict for a text in that language or one that changed meanwhile,
 * TooMany, Unavailable
 */
export async function translateText(
	context: Context,
	sought: SoughtText,
	translator: Translator | undefined
): Promise<void> {
	const { db, actor, locale } = context;
	const text = await publicText(context, sought);
	const { accountId } = authorizeResident(actor, 'translate');
	if (text.language === locale) throw new Conflict('translation_same');
	const key = keyOf(context, sought);
	const wanted = { version: text.version, language: locale };
	if (await findTranslation(db, key, wanted)) return;
	if (!translator) throw new Unavailable('translation_unavailable');
	await countTry(db, [{ act: 'translate', subject: String(accountId), most: 30, window: 3600 }]);
	const translated = await wordsOf(text, locale, translator);
	await db.transaction().execute(async (trx) => {
		await holdText(trx, key, { share: true });
		const now = await publicText({ ...context, db: trx }, sought);
		if (now.version !== text.version || now.language !== text.language)
			throw new Conflict('translation_text_changed');
		const made = { ...wanted, ...translated, provider: translator.host, at: context.now };
		await keepTranslation(trx, key, made);
	});
}

async function publicText({ db, city }: Context, { kind, id }: SoughtText): Promise<PublicText> {
	const key = { cityId: city.id, contentId: id, kind };
	const text = city.offersTranslation ? await findPublicText(db, key) : undefined;
	if (!text) throw new NotFound();
	return text;
}

function keyOf({ city }: Context, { id }: SoughtText) {
	return { cityId: city.id, contentId: id };
}

/** What comes back is a stranger's text: Markdown at most, and made safe as everybody's is. */
async function wordsOf(
	{ title, summary, body, language: from }: PublicText,
	to: Context['locale'],
	translator: Translator
): Promise<{ title: string; html: string }> {
	const prose = [summary, body].filter(Boolean).join('\n\n');
	const [head, text] = await Promise.all(
		[title, prose].map((words) => (words ? translator.translate(words, { from, to }) : ''))
	);
	return { title: head ?? '', html: text ? toSafeHtml(text) : '' };
}
