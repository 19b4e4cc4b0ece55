import { randomUUID } from 'node:crypto';
import type { FlaggerFields } from '#lib/domain/moderation/trusted-flagger.ts';
import type { Context } from '#lib/server/context.ts';
import {
	addFlaggerAccount,
	recordFlagger
} from '#lib/server/services/moderation/trusted-flaggers.ts';
import { accountOf } from './group.ts';

/** What an admin writes of an organisation with the status of trusted flagger. */
export function flaggerFields(wishes: Partial<FlaggerFields> = {}): FlaggerFields {
	return {
		name: `Clear Web ${randomUUID().slice(0, 8)}`,
		coordinator: 'Traficom',
		country: 'FI',
		areas: 'Illegal speech',
		since: '2025-01-01',
		until: '',
		...wishes
	};
}

/** An organisation for which somebody acts. @returns its id */
export async function aFlagger(
	admin: Context,
	acting: Context,
	wishes: Partial<FlaggerFields> = {}
): Promise<number> {
	const id = await recordFlagger(admin, flaggerFields(wishes));
	await addFlaggerAccount(admin, id, await emailOf(acting));
	return id;
}

/** The address of somebody's account. */
export async function emailOf(person: Context): Promise<string> {
	const { email } = await person.db
		.selectFrom('account')
		.where('id', '=', accountOf(person).accountId)
		.select('email')
		.executeTakeFirstOrThrow();
	return email;
}
