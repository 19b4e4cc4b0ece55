import { NotFound, Conflict } from '#lib/domain/errors.ts';
import { dueAt } from '#lib/domain/moderation/case.ts';
import { concludes } from '#lib/domain/moderation/ladder.ts';
import { requireComplete, type NoticeFields } from '#lib/domain/moderation/notice.ts';
import { residentId } from '#lib/domain/actor.ts';
import { cityKey } from '../../city-key.ts';
import type { Context } from '../../context.ts';
import { sendMail } from '../../mail/queue.ts';
import { noticeToken, opensNotice } from '../../notice-token.ts';
import { recordActivity } from '../../queries/activity.ts';
import { countNotice, holdUndecidedCase } from '../../queries/moderation/cases.ts';
import { decisionsOf } from '../../queries/moderation/decisions.ts';
import { findNotice, insertNotice } from '../../queries/moderation/notices.ts';
import { countTry } from '../throttle.ts';
import { flaggerActing } from './flagging.ts';
import { contentToReport, seeReportable, type Reportable, type Reported } from './reportable.ts';
import { talkOfAppellant } from './talk.ts';

/** What a notice is about, for its form. Open to all who can read it. @throws NotFound */
export async function openNoticeForm(context: Context, what: Reportable): Promise<Reported> {
	return seeReportable(context, what);
}

/**
 * Says that something breaks a rule or the law. All notices about one thing are one case; how many there
 * are changes nothing about the text. Open to all who can read it.
 * @param addressHash of the request, by which those without an account are counted
 * @returns the number of the notice, and what opens its page
 * @throws NotFound, Invalid, Conflict for a second notice of one person, TooMany
 */
export async function giveNotice(
	context: Context,
	what: Reportable,
	fields: NoticeFields,
	addressHash: string
): Promise<{ notice: number; token: string }> {
	const { db, city, actor, now: at, locale } = context;
	await openNoticeForm(context, what);
	const resident = residentId(actor);
	requireComplete(fields, { known: resident !== null });
	const subject = resident === null ? addressHash : `${city.id} ${resident}`;
	await countTry(db, [{ act: 'give notice', subject, most: 20, window: 3600 }]);
	const illegal = fields.ground === 'illegal';
	return db.transaction().execute(async (trx) => {
		const contentId = await contentToReport(trx, context, what);
		const flaggerId = resident === null ? null : await flaggerActing(trx, context, resident);
		const trusted = flaggerId !== null;
		const due = dueAt(at, { illegal: illegal || trusted });
		const opening = { cityId: city.id, contentId, at, dueAt: due };
		const { id: caseId } = await holdUndecidedCase(trx, opening);
		const key = { cityId: city.id, caseId };
		const { ground, law, place, reason, goodFaith, name, email } = fields;
		const notice = await insertNotice(trx, {
			...key,
			...{ ground, law: illegal ? law : '', place, reason, goodFaith, locale, at },
			flaggerId,
			by: resident === null ? { name, email } : { residentId: resident }
		});
		if (notice === undefined) throw new Conflict('notice_given');
		await countNotice(trx, key, { illegal, trusted, dueAt: due });
		await sendMail(trx, {
			template: 'notice-news',
			to: actor.kind === 'resident' ? { accountId: actor.accountId } : { email, locale },
			params: { cityId: city.id, noticeId: notice }
		});
		await recordActivity(trx, { cityId: city.id, actorId: null, verb: 'give notice', contentId });
		const secret = await cityKey(trx, city.id);
		return { notice, token: noticeToken(secret, { cityId: city.id, noticeId: notice }) };
	});
}

/** A notice as its page follows it, with what was decided. Open to all who have its token. @throws NotFound */
export async function readNotice(context: Context, noticeId: number, token: string) {
	const { db, city } = context;
	const key = await cityKey(db, city.id);
	if (!opensNotice(key, { cityId: city.id, noticeId }, token)) throw new NotFound();
	const notice = await findNotice(db, city.id, noticeId);
	if (!notice) throw new NotFound();
	const decisions = await decisionsOf(db, { cityId: city.id, caseId: notice.caseId });
	const decision = decisions.find(({ step }) => concludes(step));
	const talk = await talkOfAppellant(context, decision?.appealId, { noticeId });
	return { notice, decision, talk };
}
