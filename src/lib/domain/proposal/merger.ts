import { z } from 'zod';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import { Conflict, Invalid } from '#lib/domain/errors.ts';
import type { GroupVisibility } from '#lib/domain/group.ts';
import { may } from '#lib/domain/permissions.ts';
import { withdrawalSchema } from '#lib/domain/proposal/answering.ts';
import { merge } from '#lib/domain/proposal/transitions.ts';
import { isSupportable, type ProposalState } from '#lib/domain/proposal.ts';
import { prose } from '#lib/domain/text.ts';

/** Every way from a state of a merger to a state; `lapse` is what happens when either proposal leaves first. */
export const mergerWays = {
	agree: { from: 'asked', to: 'agreed' },
	decline: { from: 'asked', to: 'declined' },
	withdraw: { from: 'asked', to: 'withdrawn' },
	lapse: { from: 'asked', to: 'lapsed' },
	undo: { from: 'agreed', to: 'undone' }
} as const;
export type MergerWay = keyof typeof mergerWays;
export type MergerState = (typeof mergerWays)[MergerWay]['from' | 'to'];

/** The proposal that is to live on in another, and that other. */
export const mergerSides = ['from', 'into'] as const;
export type MergerSide = (typeof mergerSides)[number];

/** How long a merger can be undone. The table holds it too. */
export const undoDays = 30;

export const suggestionSchema = withdrawalSchema.extend({
	into: z
		.string({ error: 'required' })
		.regex(/^[1-9]\d{0,14}$/, 'required')
		.transform(Number)
});
export type SuggestionFields = z.infer<typeof suggestionSchema>;

export const refusalSchema = z.object({ word: prose({ max: 500 }) });

/** @throws Conflict when the merger is over, or not there yet */
export function takeWay<W extends MergerWay>(
	way: W,
	state: MergerState
): (typeof mergerWays)[W]['to'] {
	if (mergerWays[way].from !== state) throw new Conflict('merger_over');
	return mergerWays[way].to;
}

interface Mergeable {
	id: number;
	state: ProposalState;
	groupId: number | null;
	groupVisibility: GroupVisibility;
}

/**
 * Whether the first may live on in the second: both still take supports, and whoever reads the one can
 * read the other.
 * @throws Invalid, Conflict
 */
export function requireFit(from: Mergeable, into: Mergeable): void {
	if (from.id === into.id) throw new Invalid('merger_itself', 'into');
	merge(from.state);
	if (!isSupportable(into.state)) throw new Conflict('merger_other_closed');
	if (!haveSameReaders(from, into)) throw new Invalid('merger_other_readers', 'into');
}

function haveSameReaders(from: Mergeable, into: Mergeable): boolean {
	if (from.groupId === into.groupId) return true;
	return from.groupVisibility === 'public' && into.groupVisibility === 'public';
}

/** Whose consent a merger needs. */
export interface Consent {
	suggestedBy: number;
	fromAuthorId: number | null;
	intoAuthorId: number | null;
}

/**
 * The sides that somebody answers for: what they wrote; and, working for the city, what nobody here is
 * known to have written, unless they suggested the merger themselves.
 */
export function sidesOf(actor: Actor, consent: Consent): MergerSide[] {
	return mergerSides.filter((side) => {
		const authorId = side === 'from' ? consent.fromAuthorId : consent.intoAuthorId;
		if (authorId === null && residentId(actor) === consent.suggestedBy) return false;
		return may(actor, 'answer merger', { authorId });
	});
}

/** As whose author somebody may undo it, undefined for nobody: staff and both authors may. */
export function undoesAs(
	actor: Actor,
	{ fromAuthorId, intoAuthorId }: Consent
): number | null | undefined {
	return [fromAuthorId, intoAuthorId].find((authorId) => may(actor, 'undo merger', { authorId }));
}

export function isUndoable(
	{ state, mergedAt }: { state: MergerState; mergedAt: Date | null },
	now: Date
): boolean {
	return (
		state === 'agreed' && mergedAt !== null && now.getTime() <= undoneUntil(mergedAt).getTime()
	);
}

export function undoneUntil(mergedAt: Date): Date {
	return new Date(mergedAt.getTime() + undoDays * 86_400_000);
}

/** The number of a proposal in what was typed or pasted: `57`, or the address of its page. */
export function numberIn(words: string): number | undefined {
	const [, number] = /^(?:.*\/proposals\/)?#?([1-9]\d{0,14})(?:[/?#].*)?$/.exec(words.trim()) ?? [];
	return number === undefined ? undefined : Number(number);
}
