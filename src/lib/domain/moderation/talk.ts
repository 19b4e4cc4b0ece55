import { z } from 'zod';
import { Conflict } from '#lib/domain/errors.ts';
import { prose } from '#lib/domain/text.ts';

/** How long a message about an appeal can be. */
export const messageLimit = 2000;

/** How many each side can write: enough to ask and to answer, too few for a quarrel. */
export const messagesEach = 10;

export const messageSchema = z.object({ text: prose({ min: 2, max: messageLimit }) });

/** How many messages a side can still write; none once the appeal is decided. */
export function messagesLeft(
	state: 'open' | 'upheld' | 'reversed',
	said: readonly { byAppellant: boolean }[],
	byAppellant: boolean
): number {
	if (state !== 'open') return 0;
	const own = said.filter((message) => message.byAppellant === byAppellant);
	return Math.max(0, messagesEach - own.length);
}

/** @throws Conflict when the appeal is decided, or this side has written all it can */
export function requireRoom(...asked: Parameters<typeof messagesLeft>): void {
	if (messagesLeft(...asked) > 0) return;
	throw new Conflict(asked[0] === 'open' ? 'talk_full' : 'talk_closed', { most: messagesEach });
}
