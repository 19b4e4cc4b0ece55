import { seatIn, type Actor } from './actor.ts';
import { Conflict, Forbidden, SignInRequired } from './errors.ts';

/** open: people write; read-only: they read on; closed: so too, with a conclusion. */
export const threadStates = ['open', 'read-only', 'closed'] as const;
export type ThreadState = (typeof threadStates)[number];

/** Who may write in a thread, beside the city's staff. */
export const threadWriters = ['residents', 'verified', 'members'] as const;
export type ThreadWriters = (typeof threadWriters)[number];

/** What somebody says about the subject of a thread, where it asks for it. */
export const stances = ['for', 'neutral', 'against'] as const;
export type Stance = (typeof stances)[number];

/** In which order a thread is read: `unheard` begins with people who have written least in it. */
export const threadOrders = ['oldest', 'newest', 'agreed', 'unheard'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

/** Every way from a state to a state. */
export const threadTransitions = {
	pause: { from: ['open'], to: 'read-only' },
	close: { from: ['open', 'read-only'], to: 'closed' },
	reopen: { from: ['read-only', 'closed'], to: 'open' }
} as const satisfies Record<string, { from: readonly ThreadState[]; to: ThreadState }>;
export type ThreadTransition = keyof typeof threadTransitions;

export function canThread(transition: ThreadTransition, state: ThreadState): boolean {
	const from: readonly ThreadState[] = threadTransitions[transition].from;
	return from.includes(state);
}

/** The state after a transition. @throws Conflict when it does not lead from this state */
export function moveThread(transition: ThreadTransition, state: ThreadState): ThreadState {
	if (!canThread(transition, state)) throw new Conflict('thread_state_changed');
	return threadTransitions[transition].to;
}

interface WrittenIn {
	state: ThreadState;
	writers: ThreadWriters;
	groupId: number | null;
}

/** Why this actor cannot write in the thread now; undefined when they can. */
export function writingRefused(
	actor: Actor,
	{ state, writers, groupId }: WrittenIn
): 'sign-in' | 'closed' | 'suspended' | 'paused' | 'verified' | 'members' | undefined {
	if (state !== 'open') return 'closed';
	if (actor.kind === 'visitor') return 'sign-in';
	if (actor.kind !== 'resident') return writers === 'residents' ? undefined : writers;
	if (actor.suspended) return 'suspended';
	if (actor.paused) return 'paused';
	if (actor.role !== 'resident') return undefined;
	if (writers === 'verified' && !actor.verified) return 'verified';
	if (writers === 'members' && (groupId === null || !seatIn(actor, groupId))) return 'members';
	return undefined;
}

/** @throws SignInRequired, Conflict in a closed thread, Forbidden for who is not among its writers */
export function requireWriting(actor: Actor, thread: WrittenIn): void {
	const refused = writingRefused(actor, thread);
	if (refused === undefined) return;
	if (refused === 'sign-in') throw new SignInRequired();
	if (refused === 'closed') throw new Conflict('thread_closed');
	if (refused === 'suspended' || refused === 'paused') throw new Forbidden(refused);
	throw new Forbidden(`thread_writers_${refused}`);
}
