import { residentId } from '#lib/domain/actor.ts';
import { changesUnsaid, type RulesInput } from '#lib/domain/city-settings.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { wordsIn, wordsOf, type Said, type Words } from '#lib/domain/words.ts';
import type { Context } from '../context.ts';
import { toSafeHtml } from '../markdown.ts';
import { recordActivity } from '../queries/activity.ts';
import {
	conductRules,
	insertConductRules,
	listRulesVersions,
	rulesChangedSince,
	type RulesVersion,
	type RuleTexts
} from '../queries/conduct-rules.ts';
import { recordOccurrence } from './notifications/recording.ts';

export interface ConductRules {
	version: number;
	newest: number;
	publishedAt: Date;
	html: string;
	lang: Locale;
}

/** A version of the rules in the list of all: how long it stood, and what it changed in the one before. */
export interface PastRules {
	version: number;
	since: Date;
	/** When another took its place; null for the one in force. */
	until: Date | null;
	changes: Said;
}

/**
 * The rules of conduct in the reader's language or the nearest, as they are or (`version`) were, and every
 * version there was, the newest first. No rules while the city has written none. Open to all.
 * @throws NotFound for a version that never was
 */
export async function readRules(
	{ db, city, locale }: Context,
	version?: number
): Promise<{ rules: ConductRules | undefined; versions: PastRules[] }> {
	const [row, all] = await Promise.all([
		conductRules(db, city.id, version),
		listRulesVersions(db, city.id)
	]);
	if (!row && version !== undefined) throw new NotFound();
	const versions = all.map(({ version: number, publishedAt: since, changes }, place) => ({
		...{ version: number, since, until: all[place - 1]?.publishedAt ?? null },
		changes: wordsIn(changes, locale, city.locales)
	}));
	if (!row) return { rules: undefined, versions };
	const { text: html, lang } = wordsIn(partsOf(row.texts, 'html'), locale, city.locales);
	const { newest, publishedAt } = row;
	return { rules: { version: row.version, newest, publishedAt, html, lang }, versions };
}

/** For how long the front page says that the rules changed. */
export const announcedDays = 30;

/** What the newest rules changed, while that is news. Open to all. */
export async function readRulesChange({
	db,
	city,
	now,
	locale
}: Context): Promise<{ at: Date; changes: Said } | undefined> {
	const since = new Date(now.getTime() - announcedDays * 86_400_000);
	const change = await rulesChangedSince(db, city.id, since);
	if (!change) return undefined;
	return { at: change.publishedAt, changes: wordsIn(change.changes, locale, city.locales) };
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

/**
 * Publishes the next version. From the second on it says what it changes, and every resident is told.
 * @throws Forbidden, Invalid when the rules or what they change are not written, Conflict when somebody
 * published a version meanwhile
 */
export async function publishRules(
	{ db, city, actor, now }: Context,
	input: RulesInput
): Promise<void> {
	authorize(actor, 'run city');
	const words = wordsOf(input, 'text');
	if (Object.keys(words).length === 0)
		throw new Invalid('rules_missing', `text_${city.locales[0] ?? 'en'}`);
	const unsaid = changesUnsaid(input, city.locales);
	if (unsaid) throw new Invalid('rules_change_missing', `changes_${unsaid}`);
	const texts = Object.fromEntries(
		Object.entries(words).map(([locale, text]) => [
			locale,
			{ text, html: toSafeHtml(text, { below: 1 }) }
		])
	) as RuleTexts;
	const version = input.version + 1;
	const changes = version > 1 ? wordsOf(input, 'changes') : {};
	await db.transaction().execute(async (trx) => {
		const standing = (await conductRules(trx, city.id))?.version ?? 0;
		const publishedBy = residentId(actor);
		const rules = { cityId: city.id, version, texts, changes, publishedBy, now };
		if (standing !== input.version || !(await insertConductRules(trx, rules)))
			throw new Conflict('rules_changed');
		await recordActivity(trx, {
			cityId: city.id,
			actorId: publishedBy,
			verb: 'publish rules',
			detail: { version }
		});
		if (version > 1)
			await recordOccurrence(trx, {
				...{ cityId: city.id, kind: 'rules changed', actorId: publishedBy, at: now },
				detail: { rulesVersion: version }
			});
	});
}

function partsOf(texts: RuleTexts, part: 'text' | 'html'): Words {
	return Object.fromEntries(
		Object.entries(texts).map(([locale, written]) => [locale, written[part]])
	);
}
