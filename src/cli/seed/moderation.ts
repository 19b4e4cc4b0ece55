import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Context } from '#lib/server/context.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { giveNotice } from '#lib/server/services/moderation/noticing.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';

/** What somebody of the demo says of a comment; `hidden`: why the facilitator hid it, else it waits. */
export interface Reported {
	ground: ConductRule;
	reason: string;
	hidden?: string;
}

/** Lets the demo have something in its queue, and something hidden with its reasons. */
export async function moderate(
	comment: number,
	{ ground, reason, hidden: facts }: Reported,
	{ reporter, facilitator }: { reporter: Context; facilitator: Context }
): Promise<void> {
	const words = { law: '', place: '', name: '', email: '', goodFaith: false };
	await giveNotice(reporter, comment, { ground, reason, ...words }, 'demo');
	if (facts === undefined) return;
	const { cases } = await readQueue(facilitator, null);
	const found = cases.find(({ contentId }) => contentId === comment);
	if (!found) throw new Error('What was reported is not in the queue.');
	const decision = { step: 'hide', ground, law: '', facts, pause: 0, version: 1 } as const;
	await decideCase(facilitator, found.id, decision);
}
