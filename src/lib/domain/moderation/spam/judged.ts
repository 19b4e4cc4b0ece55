import type { TextLanguage } from '#lib/domain/locale.ts';
import { featuresOf, type Feature } from './features.ts';
import { modelsFor, type Model } from './model.ts';
import type { Shape } from './shape.ts';

export type Verdict = 'publish' | 'flag' | 'hold';

/**
 * Why a text is judged so, for a sentence to its author: a word as the author wrote it, or a shape with the
 * part that shows it (empty: the whole text). `weight`: what it adds to the logarithm of the odds.
 */
export type Reason =
	| { kind: 'word'; said: string; weight: number }
	| { kind: 'shape'; shape: Shape; said: string; weight: number };

/** The heaviest reason first, at most five, and only what speaks against the text. */
export interface Judgement {
	about: Model['about'];
	/** From 0 to 1: how much it is like what people called spam, or abuse. */
	score: number;
	verdict: Verdict;
	reasons: Reason[];
}

/**
 * Judges a text by its words and its shape: a sum of weights that anybody can add up again. A hold is only
 * given where it was right in at least 95 of 100 messages that the weights were not learned from
 * (`npm run bench`). Of two models the stronger verdict counts, then the higher score.
 * @param language of the text, as a language tag
 */
export function judged(text: string, language: TextLanguage): Judgement {
	const features = featuresOf(text);
	const judgements = modelsFor(language).map((model) => judgedBy(model, features));
	const [strongest] = judgements.sort(
		(one, other) =>
			verdicts.indexOf(other.verdict) - verdicts.indexOf(one.verdict) || other.score - one.score
	);
	return strongest ?? { about: 'spam', score: 0, verdict: 'publish', reasons: [] };
}

/** The judgement of one model. Shapes alone never hold: the words have to be worth a flag by themselves. */
export function judgedBy(model: Model, features: ReadonlyMap<string, Feature>): Judgement {
	const weighed = [...features.values()].flatMap((feature) => {
		const weight = model.weights.get(feature.name);
		return weight === undefined ? [] : { feature, weight };
	});
	const scale = scaleOf(weighed.length);
	const words = weighed.filter(({ feature }) => feature.kind === 'word');
	const score = scoreOf(model, scale, weighed);
	const verdict = verdictOf(score, model);
	const byWords = verdictOf(scoreOf(model, scale, words), model);
	return {
		about: model.about,
		score,
		verdict: byWords === 'publish' && verdict === 'hold' ? 'flag' : verdict,
		reasons: reasonsOf(weighed.map((one) => ({ ...one, weight: one.weight * scale })))
	};
}

function scoreOf({ bias }: Model, scale: number, weighed: readonly { weight: number }[]): number {
	const sum = weighed.reduce((all, { weight }) => all + weight, 0);
	return 1 / (1 + Math.exp(-bias - sum * scale));
}

/**
 * What a weight counts among so many: less in a long text, which is not bad for being long, and not more
 * in one of few words, where a single sign would decide.
 */
export function scaleOf(features: number): number {
	return 1 / Math.sqrt(Math.max(4, features));
}

/** The thresholds of a model: never a weaker verdict for a higher score. */
export function verdictOf(score: number, { flag, hold }: Pick<Model, 'flag' | 'hold'>): Verdict {
	if (hold !== null && score >= hold) return 'hold';
	return flag !== null && score >= flag ? 'flag' : 'publish';
}

const verdicts: readonly Verdict[] = ['publish', 'flag', 'hold'];
const mostReasons = 5;

/** A word and its beginning are one reason. */
function reasonsOf(weighed: readonly { feature: Feature; weight: number }[]): Reason[] {
	const grouped = Map.groupBy(weighed, ({ feature }) =>
		feature.kind === 'word' ? feature.said.toLowerCase() : feature.name
	);
	return [...grouped.values()]
		.flatMap((same): Reason[] => {
			const [first] = same;
			if (!first) return [];
			const weight = same.reduce((all, one) => all + one.weight, 0);
			const { feature } = first;
			return feature.kind === 'word'
				? [{ kind: 'word', said: feature.said, weight }]
				: [{ kind: 'shape', shape: feature.shape, said: feature.said, weight }];
		})
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight)
		.slice(0, mostReasons);
}
