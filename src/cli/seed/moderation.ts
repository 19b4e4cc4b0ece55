import { needsTwo } from '#lib/domain/moderation/ladder.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Context } from '#lib/server/context.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { giveNotice } from '#lib/server/services/moderation/noticing.ts';
import { proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';

/** What somebody of the demo says of a comment; `decided`: what the facilitator did and why, else it waits. */
export interface Reported {
	ground: ConductRule;
	reason: string;
	decided?: {
		step: 'hide' | 'collapse' | 'label' | 'suspend';
		facts: string;
		label?: string;
		pause?: number;
	};
}

/** Lets the demo have something in its queue, and something restricted with its reasons. */
export async function moderate(
	comment: number,
	{ ground, reason, decided }: Reported,
	{ reporter, facilitator }: { reporter: Context; facilitator: Context }
): Promise<void> {
	const words = { law: '', place: '', name: '', email: '', goodFaith: false };
	await giveNotice(reporter, comment, { ground, reason, ...words }, 'demo');
	if (decided === undefined) return;
	const { cases } = await readQueue(facilitator, null);
	const found = cases.find(({ contentId }) => contentId === comment);
	if (!found) throw new Error('What was reported is not in the queue.');
	const fields = { ground, law: '', pause: 0, version: 1, ...decided };
	// What takes two persons waits in the queue for the second.
	if (needsTwo(fields)) await proposeDecision(facilitator, found.id, fields);
	else await decideCase(facilitator, found.id, fields);
}
