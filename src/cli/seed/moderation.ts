import { asResident } from '#lib/domain/actor.ts';
import { needsTwo } from '#lib/domain/moderation/ladder.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Context } from '#lib/server/context.ts';
import { appealAsAuthor } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { noteInCase } from '#lib/server/services/moderation/notes.ts';
import { giveNotice, readNotice } from '#lib/server/services/moderation/noticing.ts';
import { proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';
import type { Reportable } from '#lib/server/services/moderation/reportable.ts';
import { askAppellant } from '#lib/server/services/moderation/talking.ts';

/** What somebody of the demo says of a comment, or of what it said before it was changed; `decided`: what the facilitator did and why, else it waits. */
export interface Reported {
	ground: ConductRule;
	reason: string;
	decided?: {
		step: 'hide' | 'collapse' | 'label' | 'suspend';
		facts: string;
		label?: string;
		pause?: number;
	};
	/** What its author says against that, and what the admin, who looks again, asks. */
	appeal?: { text: string; question: string };
	/** What is said of its author's account beside, which waits. */
	ofAuthor?: string;
	/** What the facilitator notes beside the case. */
	note?: string;
}

type Part = 'author' | 'reporter' | 'facilitator' | 'admin';

/** Lets the demo have something in its queue, and something restricted with its reasons. */
export async function moderate(
	what: Reportable,
	{ ground, reason, decided, appeal, ofAuthor, note }: Reported,
	{ author, reporter, facilitator, admin }: Record<Part, Context>
): Promise<void> {
	const given = await report(reporter, what, { ground, reason });
	if (ofAuthor !== undefined) {
		const person = asResident(author.actor).id;
		await report(reporter, { person }, { ground, reason: ofAuthor });
	}
	const { notice } = await readNotice(reporter, given.notice, given.token);
	if (note) await noteInCase(facilitator, notice.caseId, { about: 'text', note });
	if (decided === undefined) return;
	const fields = { ground, law: '', pause: 0, version: 1, ...decided };
	// What takes two persons waits in the queue for the second.
	if (needsTwo(fields)) return proposeDecision(facilitator, notice.caseId, fields);
	const puid = await decideCase(facilitator, notice.caseId, fields);
	if (appeal) await appealAndAsk(puid, appeal, { author, admin });
}

/** Somebody of the demo reports something that breaks a rule. */
export function report(
	reporter: Context,
	what: Reportable,
	{ ground, reason }: Pick<Reported, 'ground' | 'reason'>
) {
	const words = { law: '', place: '', name: '', email: '', goodFaith: false };
	return giveNotice(reporter, what, { ground, reason, ...words }, 'demo');
}

async function appealAndAsk(
	puid: string,
	{ text, question }: { text: string; question: string },
	{ author, admin }: { author: Context; admin: Context }
): Promise<void> {
	await appealAsAuthor(author, puid, text);
	const { appeals } = await readQueue(admin, null);
	const filed = appeals.find((one) => one.puid === puid);
	if (!filed) throw new Error('What was appealed against is not in the queue.');
	await askAppellant(admin, filed.id, question);
}
