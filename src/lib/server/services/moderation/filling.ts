import { Invalid, NotFound } from '#lib/domain/errors.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { appealUntil } from '#lib/domain/moderation/appeal.ts';
import { conductRules, type ConductRule } from '#lib/domain/moderation/rules.ts';
import {
	fillReply,
	namesRule,
	replyLanguages,
	type ReplyValues
} from '#lib/domain/moderation/saved-reply.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { dayOf } from '#lib/i18n/dates.ts';
import { groundWords } from '#lib/i18n/moderation-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '../../context.ts';
import { findCase } from '../../queries/moderation/cases.ts';
import { findItem, type Item } from '../../queries/moderation/items.ts';
import { listReplies, type SavedReply } from '../../queries/moderation/replies.ts';

type Ground = ConductRule | 'illegal';

/** Replies of one language as the form offers them: filled in, but for the rule, which is chosen there. */
export interface OfferedReplies {
	language: Locale;
	rules: Record<Ground, string>;
	replies: Pick<SavedReply, 'id' | 'rule' | 'title' | 'text'>[];
}

/** The replies in use for the text of a case, those in its language first. @throws Forbidden */
export async function offerReplies(
	context: Context,
	item: Item & { authorLocale: Locale | null }
): Promise<OfferedReplies[]> {
	const { db, city, actor, locale } = context;
	authorize(actor, 'moderate');
	const languages = replyLanguages(item.language, item.authorLocale, locale);
	const all = await listReplies(db, city.id);
	const inUse = all.filter(({ retiredAt }) => retiredAt === null);
	return languages
		.map((language) => ({
			language,
			rules: rulesIn(language),
			replies: inUse
				.filter((reply) => reply.language === language)
				.map(({ id, rule, title, text }) => ({
					...{ id, rule, title },
					text: fillReply(text, valuesFor(context, item, language))
				}))
		}))
		.filter(({ replies }) => replies.length > 0);
}

/**
 * A saved reply for the text of a case, with everything filled in.
 * @param ground what the form has, which comes before the reply's own
 * @throws NotFound, Forbidden, Invalid when none is chosen, or it names a rule and there is none
 */
export async function fillInReply(
	context: Context,
	caseId: number,
	{ reply: chosen, ground }: { reply: string; ground: string }
): Promise<{ text: string; ground: string }> {
	const { db, city, actor } = context;
	authorize(actor, 'moderate');
	const found = await findCase(db, { cityId: city.id, caseId });
	const item = found && (await findItem(db, { cityId: city.id, contentId: found.contentId }));
	if (!item) throw new NotFound();
	const all = await listReplies(db, city.id);
	const reply = all.find((one) => String(one.id) === chosen && one.retiredAt === null);
	if (!reply) throw new Invalid('reply_none', 'reply');
	const rule = groundOf(ground) ?? reply.rule;
	if (rule === null && namesRule(reply.text)) throw new Invalid('reply_rule', 'ground');
	const words = rule === null ? {} : { rule: rulesIn(reply.language)[rule] };
	const values = { ...valuesFor(context, item, reply.language), ...words };
	return { text: fillReply(reply.text, values), ground: rule ?? '' };
}

function valuesFor({ city, now }: Context, item: Item, locale: Locale): Omit<ReplyValues, 'rule'> {
	return {
		name: item.authorName ?? m.reply_nobody({}, { locale }),
		title: item.title || m.reply_untitled({}, { locale }),
		deadline: dayOf(appealUntil(now), city.timeZone, locale),
		city: wordsIn(city.names, locale, city.locales).text
	};
}

function rulesIn(locale: Locale): Record<Ground, string> {
	const words = Object.entries(groundWords).map(([ground, say]) => [ground, say({}, { locale })]);
	return Object.fromEntries(words) as Record<Ground, string>;
}

function groundOf(typed: string): Ground | null {
	return [...conductRules, 'illegal' as const].find((known) => known === typed) ?? null;
}
