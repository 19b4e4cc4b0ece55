import type { Answer, Stance, TimeAnswer } from '#lib/domain/tally/election.ts';
import type { Asked, Question } from '#lib/domain/poll/question.ts';
import { money } from './amounts.ts';
import { m } from './paraglide/messages.js';

type Word = () => string;

/** The answers as a ballot says them, on the screen and when it is looked at again. */
export const answerWords: Record<Answer, Word> = {
	yes: m.ballot_yes,
	no: m.ballot_no,
	abstain: m.ballot_answer_abstain
};
export const stanceWords: Record<Stance, Word> = {
	agree: m.ballot_agree,
	abstain: m.ballot_answer_abstain,
	disagree: m.ballot_disagree,
	block: m.ballot_block
};
export const timeWords: Record<TimeAnswer, Word> = {
	yes: m.ballot_yes,
	'if-need-be': m.ballot_time_if_need_be,
	no: m.ballot_no
};

/** How a question is answered, in one to four sentences. */
export function howTo(asked: Question, currency?: string): string {
	const said = [
		...sentences(asked, currency),
		...(asked.required ? [] : [m.ballot_may_stay_empty()])
	];
	return said.join(' ');
}

function sentences(asked: Question, currency?: string): string[] {
	switch (asked.kind) {
		case 'answered':
		case 'consent':
			return [m.ballot_how_one()];
		case 'marked':
			return [marksSaid(asked)];
		case 'ranked':
			return rankingSaid(asked);
		case 'scored':
			return [
				m.ballot_how_score(asked),
				...(asked.least > 1 ? [m.ballot_how_score_least({ count: asked.least })] : [])
			];
		case 'dotted':
			return pointsSaid(asked);
		case 'budget':
			return budgetSaid(asked, currency);
		case 'times':
			return [m.ballot_how_times()];
	}
}

function marksSaid({ least, most, options }: Pick<Asked<'marked'>, 'least' | 'most' | 'options'>) {
	const offered = options.filter(({ role }) => role !== 'none').length;
	if (most === 1) return m.ballot_how_one();
	if (least === most) return m.ballot_how_exactly({ count: most });
	if (most >= offered)
		return least > 1 ? m.ballot_how_at_least({ count: least }) : m.ballot_how_any();
	return least > 1
		? m.ballot_how_between({ least, count: most })
		: m.ballot_how_up_to({ count: most });
}

function rankingSaid({ least, most, shared, options }: Asked<'ranked'>): string[] {
	const all = least >= options.length;
	const some = [
		...(least > 1 ? [m.ballot_how_rank_least({ count: least })] : []),
		...(most < options.length ? [m.ballot_how_rank_up_to({ count: most })] : [])
	];
	return [
		m.ballot_how_rank(),
		...(all ? [m.ballot_how_rank_all()] : some.length > 0 ? some : [m.ballot_how_rank_some()]),
		...(shared ? [m.ballot_how_rank_shared()] : [])
	];
}

function pointsSaid({ points, mostEach, all }: Asked<'dotted'>): string[] {
	return [
		m.ballot_how_points({ count: points }),
		...(mostEach < points ? [m.ballot_how_points_each({ count: mostEach })] : []),
		...(points === 1 ? [] : [all ? m.ballot_how_points_all() : m.ballot_how_points_some()])
	];
}

function budgetSaid(asked: Asked<'budget'>, currency?: string): string[] {
	const total = money(asked.total, undefined, currency);
	const isLimited = asked.least > 1 || asked.most < asked.options.length;
	return [
		asked.within ? m.ballot_how_budget({ total }) : m.ballot_how_budget_free({ total }),
		...(isLimited ? [marksSaid(asked)] : [])
	];
}
