import { dayIn } from '#lib/domain/calendar.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { figuresOf, groundIn } from '#lib/domain/moderation/figures.ts';
import {
	always,
	lastTwelveMonths,
	yearOf,
	yearsSince,
	type Period
} from '#lib/domain/moderation/period.ts';
import { reportOf, type Report } from '#lib/domain/moderation/report.ts';
import type { Context } from '../../context.ts';
import { countModeration, standing } from '../../queries/moderation/figures.ts';
import { orderCounts } from '../../queries/moderation/order-figures.ts';
import { decisionLog } from '../../queries/moderation/public-log.ts';

const linesOnPage = 50;

/**
 * What the city moderates, in figures and decision by decision. Open to all. The figures count everything
 * and the log leaves nothing out, also of groups that only members can read: neither holds a text, a name
 * or more of a moment than its day, so nothing tells whose text or which group it was.
 * @param before the number of the decision behind which the page of the log begins
 */
export async function readInPublic({ db, city, now }: Context, before?: number) {
	const periods = [lastTwelveMonths(now), always];
	const [counted, { first, held, heldMinutes, ...waiting }, { rows, more }] = await Promise.all([
		countModeration(db, city.id, periods),
		standing(db, city.id, lastTwelveMonths(now)),
		decisionLog(db, city.id, { before, size: linesOnPage })
	]);
	return {
		figures: counted.map(figuresOf),
		waiting,
		held: { count: held, minutes: heldMinutes },
		years: yearsSince(city.timeZone, first, now),
		log: rows.map(({ decidedAt, kind, step, appeal, ...ground }) => ({
			day: dayIn(city.timeZone, decidedAt),
			kind,
			step,
			ground: groundIn(ground),
			appeal
		})),
		next: more ? rows.at(-1)?.id : undefined
	};
}

/**
 * The transparency report of a year, and whether the year still goes on. Open to all.
 * @throws NotFound for a year before the first case or order, or to come
 */
export async function readReport(
	{ db, city, now }: Context,
	year: number
): Promise<{ report: Report; isOver: boolean }> {
	const { first } = await standing(db, city.id);
	if (!yearsSince(city.timeZone, first, now).includes(year)) throw new NotFound();
	const period: Period = yearOf(city.timeZone, year);
	const [[counted], orders] = await Promise.all([
		countModeration(db, city.id, [period]),
		orderCounts(db, city.id, period)
	]);
	if (!counted) throw new NotFound();
	return {
		report: reportOf(city.slug, year, counted, orders),
		isOver: period.until !== null && period.until <= now
	};
}

/** A line of the log. */
export type LoggedDecision = Awaited<ReturnType<typeof readInPublic>>['log'][number];
