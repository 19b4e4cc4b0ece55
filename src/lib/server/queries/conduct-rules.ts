import { sql } from 'kysely';
import type { Locale } from '#lib/domain/locale.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../database/connect.ts';

export type RuleTexts = Partial<Record<Locale, { text: string; html: string }>>;

export interface RulesRow {
	version: number;
	texts: RuleTexts;
	/** What it changed in the version before; nothing in the first. */
	changes: Words;
	publishedAt: Date;
	/** The newest version there is. */
	newest: number;
}

/** A version of the rules, the newest when none is named. */
export async function conductRules(
	db: Db,
	cityId: number,
	version?: number
): Promise<RulesRow | undefined> {
	return db
		.selectFrom('conduct_rules')
		.where('city_id', '=', cityId)
		.$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
		.orderBy('version', 'desc')
		.limit(1)
		.select([
			'version',
			'texts',
			'changes',
			'published_at as publishedAt',
			sql<number>`(select max(version) from conduct_rules where city_id = ${cityId})`.as('newest')
		])
		.executeTakeFirst();
}

export interface RulesVersion {
	version: number;
	publishedAt: Date;
	changes: Words;
	/** Nobody when they came from the command line. */
	publishedBy: string | null;
}

/** Every version there was, the newest first. */
export async function listRulesVersions(db: Db, cityId: number): Promise<RulesVersion[]> {
	return db
		.selectFrom('conduct_rules')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'conduct_rules.city_id')
				.onRef('resident.id', '=', 'conduct_rules.published_by')
		)
		.where('conduct_rules.city_id', '=', cityId)
		.orderBy('version', 'desc')
		.select([
			'version',
			'published_at as publishedAt',
			'changes',
			'resident.display_name as publishedBy'
		])
		.execute();
}

/** The newest version, when it changed one before it and stands since then at the earliest. */
export async function rulesChangedSince(
	db: Db,
	cityId: number,
	since: Date
): Promise<{ publishedAt: Date; changes: Words } | undefined> {
	return db
		.selectFrom('conduct_rules')
		.where('city_id', '=', cityId)
		.where('version', '>', 1)
		.where('published_at', '>=', since)
		.orderBy('version', 'desc')
		.limit(1)
		.select(['published_at as publishedAt', 'changes'])
		.executeTakeFirst();
}

/** @returns false when that version has been published meanwhile */
export async function insertConductRules(
	db: Db,
	rules: {
		cityId: number;
		version: number;
		texts: RuleTexts;
		changes: Words;
		publishedBy: number | null;
		now: Date;
	}
): Promise<boolean> {
	const done = await db
		.insertInto('conduct_rules')
		.values({
			city_id: rules.cityId,
			version: rules.version,
			texts: JSON.stringify(rules.texts),
			changes: JSON.stringify(rules.changes),
			published_by: rules.publishedBy,
			published_at: rules.now
		})
		.onConflict((conflict) => conflict.columns(['city_id', 'version']).doNothing())
		.executeTakeFirst();
	return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
