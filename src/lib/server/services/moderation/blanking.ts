import { isLocale } from '#lib/domain/locale.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { blanked, holds, passagesIn } from '#lib/domain/moderation/blank.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import {
	everyText,
	rewriteComment,
	rewriteProposal,
	rewriteThread,
	type Rewrite
} from '../../queries/moderation/blanking.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { rewriteSayings } from '../../queries/moderation/sayings.ts';
import { findableWords, forgetWords } from '../../queries/search/forgetting.ts';
import { indexContent } from '../../queries/search/index-content.ts';
import { deleteTranslations } from '../../queries/translations.ts';
import { rewriteRemark } from './remarks.ts';

/** @throws Invalid when none of the passages stands in the text, or the statement of reasons repeats one */
export async function requireStanding(
	trx: Trx,
	{ city }: Context,
	item: Item,
	{ passages, facts }: { passages?: string; facts: string }
): Promise<void> {
	const wanted = passagesIn(passages ?? '');
	if (holds(facts, wanted)) throw new Invalid('blank_in_facts', 'facts');
	const texts = await everyText(trx, { cityId: city.id, contentId: item.id });
	if (!texts.some((text) => holds(text, wanted))) throw new Invalid('blank_not_found', 'passages');
}

/**
 * Takes passages out of a held text for good: as it stands, as it stood, as it is found and translated, and
 * where notices repeat it. Nothing keeps what stood there.
 */
export async function blankItem(
	trx: Trx,
	{ city, now: at }: Pick<Context, 'city' | 'now'>,
	{ id: contentId, kind, language }: Pick<Item, 'id' | 'kind' | 'language'>,
	passages: string
): Promise<void> {
	const key = { cityId: city.id, contentId };
	const mark = m.blank_mark({}, { locale: isLocale(language) ? language : 'en' });
	const gone = passagesIn(passages);
	const rewrite: Rewrite = (text, most) => blanked(text, gone, mark, most);
	await deleteTranslations(trx, key);
	if (kind === 'comment') await rewriteComment(trx, key, rewrite, toSafeHtml);
	if (kind === 'thread') await rewriteThread(trx, key, rewrite, toSafeHtml);
	if (kind === 'remark') await rewriteRemark(trx, key, rewrite);
	await rewriteSayings(trx, key, rewrite);
	if (kind !== 'proposal') return;
	const before = await findableWords(trx, city.id, contentId);
	const text = await rewriteProposal(trx, key, rewrite, { html: toSafeHtml, at });
	await indexContent(trx, { cityId: city.id, contentId, kind, language, ...text });
	const after = new Set(await findableWords(trx, city.id, contentId));
	await forgetWords(
		trx,
		city.id,
		before.filter((word) => !after.has(word))
	);
}
