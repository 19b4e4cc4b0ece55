import { shapeMark, type Finding, type FindingCause } from '#lib/domain/moderation/automatic.ts';
import { shapes, type Shape } from '#lib/domain/moderation/spam/shape.ts';
import type { WatchEffect } from '#lib/domain/moderation/watch-words.ts';
import { count } from './dates.ts';
import { m } from './paraglide/messages.js';

const causes: Record<FindingCause, (said: { detail: string }) => string> = {
	watch_word: m.finding_watch_word,
	links_of_new_account: m.finding_links,
	judgement: m.finding_judgement,
	first_contribution: m.finding_first,
	group_asks: m.finding_group,
	after_hiding: m.finding_after_hiding
};

/** Why a text is looked at, as its author and facilitators read it. */
export const findingSaid = ({ cause, detail }: Finding): string =>
	causes[cause]({ detail: cause === 'judgement' ? signsSaid(detail) : detail });

function signsSaid(detail: string): string {
	const signs = detail.split(', ').map((sign) => {
		const shape = shapes.find((one) => sign === shapeMark + one);
		return shape ? shapeWords[shape]() : `“${sign}”`;
	});
	return signs.join(', ');
}

const shapeWords: Record<Shape, () => string> = {
	link: m.shape_link,
	links: m.shape_links,
	only_link: m.shape_only_link,
	capitals: m.shape_capitals,
	stretched: m.shape_stretched,
	repeated: m.shape_repeated,
	exclaimed: m.shape_exclaimed,
	phone: m.shape_phone,
	money: m.shape_money
};

export const effectWords: Record<WatchEffect, () => string> = {
	nudge: m.effect_nudge,
	flag: m.effect_flag,
	hold: m.effect_hold
};

export const effectHelp: Record<WatchEffect, () => string> = {
	nudge: m.effect_nudge_help,
	flag: m.effect_flag_help,
	hold: m.effect_hold_help
};

/** A time that people wait, in minutes up to an hour, then in hours. */
export function minutesSaid(minutes: number): string {
	if (minutes < 60) return m.waited_minutes({ count: Math.max(1, minutes) });
	const hours = Math.round(minutes / 60);
	return m.waited_hours({ count: hours, n: count(hours) });
}
