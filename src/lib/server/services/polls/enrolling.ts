import type { PollPlan } from '#lib/domain/poll/rules.ts';
import type { Trx } from '../../database/connect.ts';
import { codeHash, codeOf } from '../../poll-codes.ts';
import {
	countList,
	enrolCodes,
	enrolList,
	enrolResidents,
	entitledResidents
} from '../../queries/polls/electorate.ts';
import type { PollSecret } from '../../queries/polls/rules.ts';
import type { PollKey } from '../../queries/polls.ts';

/** Who is entitled at the moment of opening, counted before the rules are frozen, and then put on the roll. */
export type Entitled =
	| { kind: 'residents'; count: number; residents: readonly number[] }
	| { kind: 'list'; count: number }
	| { kind: 'codes'; count: number; hashes: readonly string[] };

/** `today` is the city's calendar day, `YYYY-MM-DD`. */
export async function entitledOf(
	trx: Trx,
	key: PollKey,
	{
		plan,
		groupId,
		today,
		secret
	}: {
		plan: Pick<PollPlan, 'electorate'>;
		groupId: number | null;
		today: string;
		secret: PollSecret;
	}
): Promise<Entitled> {
	const { electorate } = plan;
	switch (electorate.kind) {
		case 'list':
			return { kind: 'list', count: await countList(trx, key) };
		case 'codes': {
			const numbers = Array.from({ length: electorate.count }, (_, number) => number + 1);
			const hashes = numbers.map((number) => codeHash(codeOf(secret.codeKey, key.pollId, number)));
			return { kind: 'codes', count: hashes.length, hashes };
		}
		default: {
			const asked = { cityId: key.cityId, groupId, today };
			const residents = await entitledResidents(trx, asked, electorate);
			return { kind: 'residents', count: residents.length, residents };
		}
	}
}

export async function enrol(
	trx: Trx,
	key: PollKey,
	rulesHash: string,
	entitled: Entitled
): Promise<void> {
	switch (entitled.kind) {
		case 'residents':
			return enrolResidents(trx, key, rulesHash, entitled.residents);
		case 'list':
			return enrolList(trx, key, rulesHash);
		case 'codes':
			return enrolCodes(trx, key, rulesHash, entitled.hashes);
	}
}
