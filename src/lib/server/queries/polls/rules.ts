import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** Freezes the rules of a poll; the database checks that the text fits its hash. */
export async function insertRules(
	db: Db,
	{ cityId, pollId }: PollKey,
	frozen: { hash: string; text: string; closesAt: Date; openedBy: number | null; openedAt: Date }
): Promise<void> {
	await db
		.insertInto('poll_rules')
		.values({
			city_id: cityId,
			poll_id: pollId,
			hash: frozen.hash,
			rules: frozen.text,
			closes_at: frozen.closesAt,
			opened_by: frozen.openedBy,
			opened_at: frozen.openedAt
		})
		.execute();
}

/** The frozen text by its hash. */
export async function rulesByHash(
	db: Db,
	{ cityId, pollId }: PollKey,
	hash: string
): Promise<string | undefined> {
	const row = await db
		.selectFrom('poll_rules')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('hash', '=', hash)
		.select('rules')
		.executeTakeFirst();
	return row?.rules;
}

/**
 * Holds an open poll in share mode for this transaction: it cannot close before this commits.
 * @returns undefined when it is not open, by its state or by the database's clock
 */
export async function shareOpenPoll(
	db: Db,
	{ cityId, pollId }: PollKey
): Promise<{ rulesHash: string } | undefined> {
	const row = await db
		.selectFrom('poll')
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.where('state', '=', 'open')
		.where('closes_at', '>', sql<Date>`clock_timestamp()`)
		.select('rules_hash as rulesHash')
		.forShare()
		.executeTakeFirst();
	return row?.rulesHash ? { rulesHash: row.rulesHash } : undefined;
}

export interface PollSecret {
	/** Of the lot; 64 hexadecimal digits. */
	seed: string;
	/** One-time codes are made from it; 64 hexadecimal digits. */
	codeKey: string;
	/** Ed25519 private key, PKCS #8 in base64. */
	receiptKey: string;
}

export async function insertSecret(
	db: Db,
	{ cityId, pollId }: PollKey,
	secret: PollSecret
): Promise<void> {
	await db
		.insertInto('poll_secret')
		.values({
			city_id: cityId,
			poll_id: pollId,
			seed: secret.seed,
			code_key: secret.codeKey,
			receipt_key: secret.receiptKey
		})
		.execute();
}

/** What only the server knows of a poll; undefined once it is closed. */
export async function secretOf(
	db: Db,
	{ cityId, pollId }: PollKey
): Promise<PollSecret | undefined> {
	return db
		.selectFrom('poll_secret')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select(['seed', 'code_key as codeKey', 'receipt_key as receiptKey'])
		.executeTakeFirst();
}

export async function deleteSecret(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await db
		.deleteFrom('poll_secret')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.execute();
}
