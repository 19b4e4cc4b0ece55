import { isAdmin, isStaff, seatIn, type Actor, type Resident } from './actor.ts';
import { Forbidden, SignInRequired } from './errors.ts';

/** What an act is about, as far as a permission depends on it. */
export interface Subject {
	groupId?: number;
	authorId?: number | null;
}

type Rule = (actor: Actor, subject: Subject) => boolean;

const resident: Rule = (actor) => actor.kind === 'resident';
const member: Rule = (actor, { groupId }) =>
	groupId !== undefined && seatIn(actor, groupId) !== undefined;
const coordinator: Rule = (actor, { groupId }) =>
	isStaff(actor) || (groupId !== undefined && seatIn(actor, groupId)?.role === 'coordinator');
const author: Rule = (actor, { authorId }) => actor.kind === 'resident' && actor.id === authorId;
const staff: Rule = isStaff;
const admin: Rule = isAdmin;

/** Who may do what: the whole table. What one may not even see is refused before, as not found. */
const rules = {
	'join group': resident,
	'leave group': resident,
	'read members': (actor, subject) => member(actor, subject) || staff(actor, subject),
	'found group': staff,
	'edit group': coordinator,
	'invite to group': coordinator,
	'decide join request': coordinator,
	'give seat': coordinator,
	'write proposal': (actor, subject) =>
		member(actor, subject) || (resident(actor, subject) && staff(actor, subject)),
	'edit proposal': author,
	'withdraw proposal': author,
	'support proposal': resident,
	'review proposal': staff,
	'answer proposal': admin,
	'report progress': staff,
	'suggest merger': staff,
	// Where nobody is known to have written it, staff stand for it; never who suggested it (proposal/merger.ts).
	'answer merger': (actor, subject) =>
		author(actor, subject) || (subject.authorId === null && staff(actor, subject)),
	'undo merger': (actor, subject) => author(actor, subject) || staff(actor, subject),
	'write poll': coordinator,
	'open poll': coordinator,
	'add to roll': coordinator,
	'remind voters': coordinator,
	'assist voter': coordinator,
	'enter paper ballots': coordinator,
	'close poll': coordinator,
	'publish results': coordinator,
	'state outcome': coordinator,
	'annul poll': coordinator,
	'start thread': (actor, subject) =>
		member(actor, subject) || (resident(actor, subject) && staff(actor, subject)),
	'write comment': resident,
	'agree with comment': resident,
	'edit comment': author,
	'remove comment': author,
	translate: resident,
	'run thread': coordinator,
	'speak for city': staff,
	moderate: staff,
	'write note': staff,
	'remove note': (actor, subject) =>
		admin(actor, subject) || (staff(actor, subject) && author(actor, subject)),
	appeal: resident,
	'import proposals': admin,
	'import comments': admin,
	'run city': admin,
	'appoint staff': admin,
	'read neutrality': admin,
	'read activity': staff,
	follow: resident,
	'choose notifications': resident,
	'read notifications': resident
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof rules;
export const acts = Object.keys(rules) as Act[];

/** What somebody who is paused does not do; they read, vote and support. */
const pausable: readonly Act[] = [
	'write proposal',
	'edit proposal',
	'start thread',
	'write comment',
	'edit comment'
];

/**
 * What somebody who is suspended still does beside reading: look after what is theirs, and appeal. Notices
 * are open to all, and a ballot to everybody on the roll: no decision about what somebody wrote takes a vote.
 */
const duringSuspension: readonly Act[] = [
	'leave group',
	'remove comment',
	'read members',
	'appeal',
	'choose notifications',
	'read notifications'
];

export function may(actor: Actor, act: Act, subject: Subject = {}): boolean {
	return rules[act](actor, subject) && !isPaused(actor, act) && !isSuspended(actor, act);
}

function isSuspended(actor: Actor, act: Act): boolean {
	return actor.kind === 'resident' && actor.suspended === true && !duringSuspension.includes(act);
}

function isPaused(actor: Actor, act: Act): boolean {
	return actor.kind === 'resident' && actor.paused === true && pausable.includes(act);
}

/** The first line of a service: SignInRequired for a visitor, Forbidden for the rest who may not. */
export function authorize(actor: Actor, act: Act, subject: Subject = {}): void {
	if (may(actor, act, subject)) return;
	if (actor.kind === 'visitor') throw new SignInRequired();
	if (isSuspended(actor, act)) throw new Forbidden('suspended');
	throw isPaused(actor, act) ? new Forbidden('paused') : new Forbidden();
}

/** The same for acts that leave a name: nobody at the keyboard of the server does them for a resident. */
export function authorizeResident(actor: Actor, act: Act, subject: Subject = {}): Resident {
	authorize(actor, act, subject);
	if (actor.kind !== 'resident') throw new Forbidden();
	return actor;
}
