import { compare, plus, rational, readRational } from '#lib/domain/tally/exact.ts';
import type { Choice, Choices } from './choices.ts';
import type { Asked, Question } from './question.ts';

/**
 * Whether choices answer every question that must be answered, no other than those asked, and each as
 * it allows. What a form checks with words for the voter (domain/ballot), this checks on what is kept:
 * places ascend wherever their order says nothing, so that equal answers are written alike.
 */
export function fitsAll(questions: readonly Question[], choices: Choices): boolean {
	const given = Object.keys(choices).length;
	let answered = 0;
	for (const asked of questions) {
		const choice = choices[asked.id];
		if (choice === undefined ? asked.required : !fits(asked, choice)) return false;
		if (choice !== undefined) answered++;
	}
	return answered === given;
}

/** Whether a choice is an answer to this question. */
export function fits(asked: Question, choice: Choice): boolean {
	if (asked.kind === 'answered') return choice === 'yes' || choice === 'no' || choice === 'abstain';
	if (asked.kind === 'consent')
		return ['agree', 'abstain', 'disagree', 'block'].some((stance) => stance === choice);
	if (typeof choice === 'string') return false;
	switch (asked.kind) {
		case 'marked':
			return areMarks(asked, choice);
		case 'ranked':
			return isRanking(asked, choice);
		case 'scored':
			return areScores(asked, choice);
		case 'dotted':
			return areDots(asked, choice);
		case 'budget':
			return isBudget(asked, choice);
		case 'times':
			return choice.length === asked.options.length && choice.every(isTimeAnswer);
	}
}

type Parts = readonly unknown[];

function areMarks(asked: Asked<'marked'>, marks: Parts): boolean {
	if (!ascend(marks, asked.options.length)) return false;
	const none = marks.some((place) => asked.options[place]?.role === 'none');
	return none ? marks.length === 1 : isWithin(marks.length, asked);
}

function isRanking(asked: Asked<'ranked'>, ranks: Parts): boolean {
	const named = new Set<unknown>();
	let ranked = 0;
	for (const rank of ranks) {
		if (!Array.isArray(rank) || rank.length === 0 || !ascend(rank, asked.options.length))
			return false;
		if (rank.length > 1 && !asked.shared) return false;
		for (const place of rank) named.add(place);
		ranked += rank.length;
	}
	return named.size === ranked && isWithin(ranked, asked);
}

function areScores({ options, lowest, highest, least }: Asked<'scored'>, scores: Parts): boolean {
	const inside = scores.every((score) => score === null || isWhole(score, lowest, highest));
	const given = scores.filter((score) => score !== null).length;
	return inside && scores.length === options.length && given >= least;
}

function areDots({ options, points, mostEach, all }: Asked<'dotted'>, dots: Parts): boolean {
	let spent = 0;
	for (const dot of dots) {
		if (!isWhole(dot, 0, Math.min(points, mostEach))) return false;
		spent += dot;
	}
	return dots.length === options.length && (all ? spent === points : spent <= points);
}

function isBudget(asked: Asked<'budget'>, chosen: Parts): boolean {
	const places: Parts = chosen.map((pair) =>
		Array.isArray(pair) && pair.length === 2 && pair[1] === 1 ? pair[0] : undefined
	);
	if (!ascend(places, asked.options.length) || !isWithin(places.length, asked)) return false;
	if (!asked.within) return true;
	const amount = (text = '0') => readRational(text) ?? rational(0);
	const cost = places.map((place) => amount(asked.options[place]?.cost)).reduce(plus, amount());
	return compare(cost, amount(asked.total)) <= 0;
}

function isTimeAnswer(answer: unknown): boolean {
	return answer === null || answer === 'yes' || answer === 'if-need-be' || answer === 'no';
}

/** Places of options, each once, the lowest first. */
function ascend(places: Parts, options: number): places is readonly number[] {
	let before = -1;
	for (const place of places) {
		if (!isWhole(place, before + 1, options - 1)) return false;
		before = place;
	}
	return true;
}

function isWithin(given: number, { least, most }: { least: number; most: number }): boolean {
	return given >= least && given <= most;
}

function isWhole(value: unknown, lowest: number, highest: number): value is number {
	return Number.isSafeInteger(value) && Number(value) >= lowest && Number(value) <= highest;
}
