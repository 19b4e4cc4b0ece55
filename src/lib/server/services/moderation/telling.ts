import { concludes, hasReasons, restricts, type Step } from '#lib/domain/moderation/ladder.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { sendMail } from '../../mail/queue.ts';
import type { Decision } from '../../queries/moderation/decisions.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { notifiersOf } from '../../queries/moderation/notices.ts';
import { accountOfResident } from '../../queries/residents.ts';

/** Tells the author of a statement of reasons, and everybody who gave a notice of the outcome. */
export async function tellOfDecision(
	trx: Trx,
	context: Context,
	{ caseId, puid, step, item }: { caseId: number; puid: string; step: Step; item: Item }
): Promise<void> {
	if (hasReasons(step)) await tellAuthor(trx, context, item.authorId, puid);
	if (concludes(step)) await tellNotifiers(trx, context, caseId);
}

/** Tells both sides what came of looking again. */
export async function tellOfAppeal(
	trx: Trx,
	context: Context,
	{ caseId, puid, step, authorId }: Decision
): Promise<void> {
	if (restricts(step)) await tellAuthor(trx, context, authorId, puid);
	await tellNotifiers(trx, context, caseId);
}

/** Tells an author where something of theirs stands that somebody looks at first: it waits, or is published. */
export async function tellOfHold(
	trx: Trx,
	{ city }: Context,
	authorId: number,
	contentId: number
): Promise<void> {
	const accountId = await accountOfResident(trx, { cityId: city.id, residentId: authorId });
	await sendMail(trx, {
		template: 'hold-news',
		to: { accountId },
		params: { cityId: city.id, contentId }
	});
}

async function tellAuthor(
	trx: Trx,
	{ city }: Context,
	authorId: number | null,
	puid: string
): Promise<void> {
	if (authorId === null) return; // what was imported has nobody to tell
	const accountId = await accountOfResident(trx, { cityId: city.id, residentId: authorId });
	await sendMail(trx, {
		template: 'statement-news',
		to: { accountId },
		params: { cityId: city.id, puid }
	});
}

async function tellNotifiers(trx: Trx, { city }: Context, caseId: number): Promise<void> {
	for (const { id, to } of await notifiersOf(trx, { cityId: city.id, caseId }))
		await sendMail(trx, {
			template: 'notice-news',
			to,
			params: { cityId: city.id, noticeId: id }
		});
}
