import type { Locale } from '#lib/domain/locale.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import { money } from '#lib/i18n/amounts.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** How a question is answered on paper, in sentences: what the ballot's check would otherwise refuse. */
export function instructionsFor(
	asked: Question,
	locale: Locale,
	currency: string | undefined
): string[] {
	const empty = asked.required ? [] : [m.print_may_stay_empty({}, { locale })];
	return [...answering(asked, locale, currency), ...empty];
}

function answering(asked: Question, locale: Locale, currency: string | undefined): string[] {
	const say = { locale };
	switch (asked.kind) {
		case 'answered':
		case 'consent':
			return [m.print_mark_one({}, say)];
		case 'marked':
			return [marks(asked, locale), ...alone(asked, locale)];
		case 'budget': {
			const total = money(asked.total, locale, currency);
			const limit = asked.within
				? m.print_budget_within({ total }, say)
				: m.print_budget({ total }, say);
			return [limit, marks(asked, locale), ...alone(asked, locale)];
		}
		case 'ranked':
			return [m.print_rank({}, say), ...ranks(asked, locale)];
		case 'scored': {
			const { lowest, highest, least } = asked;
			const rows = least > 0 ? [m.print_rows_least({ least }, say)] : [];
			return [m.print_score({ lowest, highest }, say), m.print_score_blank({}, say), ...rows];
		}
		case 'dotted':
			return [
				m.print_dots({ count: asked.points }, say),
				...(asked.mostEach < asked.points
					? [m.print_dots_each({ most: asked.mostEach }, say)]
					: []),
				asked.all ? m.print_dots_all({}, say) : m.print_dots_some({}, say)
			];
		case 'times':
			return [m.print_time({}, say)];
	}
}

interface Limits {
	least: number;
	most: number;
}

function marks(asked: Question & Limits, locale: Locale): string {
	const { least, most } = asked;
	const say = { locale };
	// All but "none of these": nobody can mark more.
	const all = optionsOf(asked).filter(({ role }) => role !== 'none').length;
	if (most >= all)
		return least > 0 ? m.print_mark_least({ least }, say) : m.print_mark_any({}, say);
	if (least === most)
		return most === 1 ? m.print_mark_one({}, say) : m.print_mark_exactly({ count: most }, say);
	if (least > 0) return m.print_mark_between({ least, most }, say);
	return most === 1 ? m.print_mark_most_one({}, say) : m.print_mark_most({ most }, say);
}

function alone(asked: Question, locale: Locale): string[] {
	const none = optionsOf(asked).find(({ role }) => role === 'none');
	return none ? [m.print_none_alone({ option: none.name }, { locale })] : [];
}

function ranks(
	{ options, least, most, shared }: Extract<Question, { kind: 'ranked' }>,
	locale: Locale
): string[] {
	const say = { locale };
	const rule = shared ? m.print_rank_shared({}, say) : m.print_rank_apart({}, say);
	if (least >= options.length) return [m.print_rank_all({}, say), rule];
	const limits = [
		...(least > 0 ? [m.print_rank_least({ least }, say)] : []),
		...(most < options.length ? [m.print_rank_most({ most }, say)] : [])
	];
	return [...(limits.length > 0 ? limits : [m.print_rank_any({}, say)]), rule];
}
