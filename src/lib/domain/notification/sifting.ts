import type { NotificationChoice } from './choice.ts';
import { isFollowKind } from './follow.ts';
import { isForEverybody, isWanted, kindOf, type KindName } from './kinds.ts';
import { isPushed, type PushChoice } from './push.ts';

/** An occurrence as the listener sees it now; `muted` by the nearest row they follow, null without any. */
export interface SeenOccurrence {
	id: number;
	kind: KindName;
	muted: boolean | null;
}

export interface Sifted<S> {
	told: S[];
	dropped: { id: number; why: 'not-visible' | 'not-followed' | 'switched-off' }[];
}

/**
 * What of a letter is still for its reader at the moment of sending.
 * @param seen those of `ids` that the reader may see now
 */
export function sift<S extends SeenOccurrence>(
	ids: readonly number[],
	seen: readonly S[],
	choice: NotificationChoice
): Sifted<S> {
	const dropped: Sifted<S>['dropped'] = ids
		.filter((id) => !seen.some((one) => one.id === id))
		.map((id) => ({ id, why: 'not-visible' }));
	const told: S[] = [];
	for (const one of seen) {
		if (choice.rhythm === 'never' || !isWanted(one.kind, choice.off))
			dropped.push({ id: one.id, why: 'switched-off' });
		else if (!isFollowed(one)) dropped.push({ id: one.id, why: 'not-followed' });
		else told.push(one);
	}
	return { told, dropped };
}

/** The same for a note on a device, which comes whatever the rhythm of mails is. */
export function siftPushed<S extends SeenOccurrence & { groupId: number | null }>(
	ids: readonly number[],
	seen: readonly S[],
	choice: NotificationChoice,
	push: PushChoice
): Sifted<S> {
	const { told, dropped } = sift(ids, seen, { ...choice, rhythm: 'at-once' });
	const isFor = ({ kind, groupId }: S) => isPushed(kind, groupId, push);
	const off = told
		.filter((one) => !isFor(one))
		.map(({ id }) => ({ id, why: 'switched-off' as const }));
	return { told: told.filter(isFor), dropped: [...dropped, ...off] };
}

/**
 * People on a roll, who coordinate or are named hear of it without following anything; what everybody is
 * told, whatever they stopped following.
 */
function isFollowed({ kind, muted }: SeenOccurrence): boolean {
	if (isForEverybody(kind)) return true;
	if (muted !== null) return !muted;
	return kindOf(kind).tells.some((source) => !isFollowKind(source));
}
