import { residentId, type Actor } from '#lib/domain/actor.ts';
import { SignInRequired } from '#lib/domain/errors.ts';
import type { Channel } from '#lib/domain/poll.ts';
import { codeHash } from '../../poll-codes.ts';
import type { Voter } from '../../queries/polls/roll.ts';

/** Who casts: the account that is signed in, who holds a code, or somebody whom a person at a desk assists. */
export type Caster =
	| { by: 'account' }
	| { by: 'code'; code: string; kiosk?: boolean }
	| { by: 'desk'; rollId: string };

/**
 * Where the account of a context, or a code, stands on a roll. No door asks about suspensions: whoever is on
 * the roll votes. @throws SignInRequired
 */
export function voterOf(actor: Actor, caster: Caster): Voter {
	if (caster.by === 'code') return { by: 'code', codeHash: codeHash(caster.code) };
	if (caster.by === 'desk') return { by: 'roll', rollId: caster.rollId };
	if (actor.kind !== 'resident' && actor.kind !== 'newcomer') throw new SignInRequired();
	return { by: 'account', residentId: residentId(actor), accountId: actor.accountId };
}

/** By which way the ballot of a caster comes. */
export function channelOf(caster: Caster): Channel {
	if (caster.by === 'desk') return 'assisted';
	if (caster.by === 'account') return 'online';
	return caster.kiosk ? 'kiosk' : 'code';
}
