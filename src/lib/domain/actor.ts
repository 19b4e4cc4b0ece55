import { SignInRequired } from './errors.ts';

export const cityRoles = ['resident', 'facilitator', 'admin'] as const;
export type CityRole = (typeof cityRoles)[number];
export type GroupRole = 'member' | 'coordinator';

/** A seat that is held today. */
export interface HeldSeat {
	groupId: number;
	role: GroupRole;
}

/** Nobody we know: reads what is public. */
export interface Visitor {
	kind: 'visitor';
}

/** Signed in, but has not yet done anything in this city: reads as a visitor does, becomes a resident with the first act. */
export interface Newcomer {
	kind: 'newcomer';
	accountId: number;
	displayName: string;
}

/** An account in one city. */
export interface Resident {
	kind: 'resident';
	accountId: number;
	id: number;
	displayName: string;
	role: CityRole;
	verified: boolean;
	seats: readonly HeldSeat[];
	/** Kept from writing for a while, by a decision. */
	paused?: boolean;
	/** Kept from taking part in this city but for voting, for a while or for good, by a decision. */
	suspended?: boolean;
}

/** Works for the city at the keyboard of the server (the command line): may what an admin may, and signs as nobody. */
export interface Operator {
	kind: 'operator';
}

export type Actor = Visitor | Newcomer | Resident | Operator;

/** The resident's id for queries that look from the viewer; null for everybody who is not one. */
export function residentId(actor: Actor): number | null {
	return actor.kind === 'resident' ? actor.id : null;
}

/** The resident who acts, for what only somebody with a name of their own can do. @throws SignInRequired */
export function asResident(actor: Actor): Resident {
	if (actor.kind !== 'resident') throw new SignInRequired();
	return actor;
}

/** Facilitators, admins and the operator see every group of their city. */
export function isStaff(actor: Actor): boolean {
	return actor.kind === 'operator' || (actor.kind === 'resident' && actor.role !== 'resident');
}

export function isAdmin(actor: Actor): boolean {
	return actor.kind === 'operator' || (actor.kind === 'resident' && actor.role === 'admin');
}

export function seatIn(actor: Actor, groupId: number): HeldSeat | undefined {
	return actor.kind === 'resident'
		? actor.seats.find((seat) => seat.groupId === groupId)
		: undefined;
}

/** Groups in which the actor has a seat today. */
export function seatedGroups(actor: Actor): readonly number[] {
	return actor.kind === 'resident' ? actor.seats.map(({ groupId }) => groupId) : [];
}

/** Groups that the actor coordinates today. */
export function coordinatedGroups(actor: Actor): readonly number[] {
	if (actor.kind !== 'resident') return [];
	return actor.seats.filter(({ role }) => role === 'coordinator').map(({ groupId }) => groupId);
}
