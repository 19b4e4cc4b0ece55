import { primaryLanguage, type TextLanguage } from '#lib/domain/locale.ts';
import { weights } from './weights.ts';

/** As it stands in weights.ts: logarithms of odds in hundredths, thresholds as scores from 0 to 1. */
export interface StoredModel {
	about: 'spam' | 'abuse';
	/** null: of every language that has no model of its own, by shape alone. */
	language: TextLanguage | null;
	bias: number;
	/** From these scores on a text is flagged, or held; null: never by this model. */
	flag: number | null;
	hold: number | null;
	/** `feature weight`, parted by white space. */
	weights: string;
}

export interface Model extends Omit<StoredModel, 'weights'> {
	weights: ReadonlyMap<string, number>;
}

/** The models that judge a text of a language: one for spam, and one for abuse where there is one. */
export function modelsFor(language: TextLanguage): Model[] {
	const primary = primaryLanguage(language);
	const own = models.filter((model) => model.language === primary);
	const hasSpam = own.some(({ about }) => about === 'spam');
	return hasSpam ? own : [...own, ...models.filter((model) => model.language === null)];
}

/** A model with its weights to be looked up. */
export function readModel(stored: StoredModel): Model {
	const pairs = [...stored.weights.matchAll(/(\S+) (-?\d+)/g)];
	return {
		...stored,
		bias: stored.bias / 100,
		weights: new Map(pairs.map(([, name = '', weight]) => [name, Number(weight) / 100]))
	};
}

const models = weights.map(readModel);
