import { residentId } from '#lib/domain/actor.ts';
import type { RulesInput } from '#lib/domain/city-settings.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { wordsIn, wordsOf, type Words } from '#lib/domain/words.ts';
import type { Context } from '../context.ts';
import { toSafeHtml } from '../markdown.ts';
import { recordActivity } from '../queries/activity.ts';
import {
	conductRules,
	insertConductRules,
	listRulesVersions,
	type RulesVersion,
	type RuleTexts
} from '../queries/conduct-rules.ts';

export interface ConductRules {
	version: number;
	newest: number;
	publishedAt: Date;
	html: string;
	lang: Locale;
}

/**
 * The rules of conduct in the reader's language or the nearest, as they are or (`version`) were.
 * Undefined while the city has written none. Open to all. @throws NotFound for a version that never was
 */
export async function readRules(
	{ db, city, locale }: Context,
	version?: number
): Promise<ConductRules | undefined> {
	const row = await conductRules(db, city.id, version);
	if (!row && version !== undefined) throw new NotFound();
	if (!row) return undefined;
	const { text: html, lang } = wordsIn(partsOf(row.texts, 'html'), locale, city.locales);
	return { version: row.version, newest: row.newest, publishedAt: row.publishedAt, html, lang };
}

/** The newest rules as they were written, for their form, and who published what when; version 0 while there are none. @throws Forbidden */
export async function openRulesForEditing({
	db,
	city,
	actor
}: Context): Promise<{ version: number; texts: Words; versions: RulesVersion[] }> {
	authorize(actor, 'run city');
	const [row, versions] = await Promise.all([
		conductRules(db, city.id),
		listRulesVersions(db, city.id)
	]);
	const texts = row ? partsOf(row.texts, 'text') : {};
	return { version: row?.version ?? 0, texts, versions };
}

/** Publishes the next version. @throws Forbidden, Invalid when empty, Conflict when somebody published one meanwhile */
export async function publishRules(
	{ db, city, actor, now }: Context,
	input: RulesInput
): Promise<void> {
	authorize(actor, 'run city');
	const words = wordsOf(input, 'text');
	if (Object.keys(words).length === 0)
		throw new Invalid('rules_missing', `text_${city.locales[0] ?? 'en'}`);
	const texts = Object.fromEntries(
		Object.entries(words).map(([locale, text]) => [
			locale,
			{ text, html: toSafeHtml(text, { below: 1 }) }
		])
	) as RuleTexts;
	const version = input.version + 1;
	await db.transaction().execute(async (trx) => {
		const standing = (await conductRules(trx, city.id))?.version ?? 0;
		const publishedBy = residentId(actor);
		const rules = { cityId: city.id, version, texts, publishedBy, now };
		if (standing !== input.version || !(await insertConductRules(trx, rules)))
			throw new Conflict('rules_changed');
		await recordActivity(trx, {
			cityId: city.id,
			actorId: publishedBy,
			verb: 'publish rules',
			detail: { version }
		});
	});
}

function partsOf(texts: RuleTexts, part: 'text' | 'html'): Words {
	return Object.fromEntries(
		Object.entries(texts).map(([locale, written]) => [locale, written[part]])
	);
}
