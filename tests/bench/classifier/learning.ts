import { scaleOf } from '#lib/domain/moderation/spam/judged.ts';

/** Which features a text has, and whether it is bad. `weight`: how many texts it counts for. */
export interface Example {
	features: readonly string[];
	isBad: boolean;
	weight: number;
}

export interface Terms {
	/** Keep so many features, the heaviest. */
	most: number;
	penalty: number;
	/** Features that may speak for a text and never against it. */
	plain: ReadonlySet<string>;
}

export interface Learned {
	bias: number;
	weights: Map<string, number>;
}

/** A feature of fewer texts than these tells of those texts, not of the language. */
const fewestTexts = 3;
const rounds = 400;

/**
 * Logistic regression with an L2 penalty over features that are there or not, scaled as judged.ts
 * scales them. The same examples always give the same weights.
 */
export function learned(examples: readonly Example[], { most, penalty, plain }: Terms): Learned {
	const names = kept(examples);
	let at = new Map(names.map((name, index) => [name, index]));
	let { bias, weights } = fitted(examples, at, { penalty, plain });
	if (names.length > most) {
		const heavy = [...at]
			.sort(([, one], [, other]) => Math.abs(weights[other] ?? 0) - Math.abs(weights[one] ?? 0))
			.slice(0, most);
		at = new Map(heavy.map(([name], index) => [name, index]));
		({ bias, weights } = fitted(examples, at, { penalty, plain }));
	}
	return { bias, weights: new Map([...at].map(([name, index]) => [name, weights[index] ?? 0])) };
}

function kept(examples: readonly Example[]): string[] {
	const texts = new Map<string, number>();
	for (const { features } of examples)
		for (const name of features) texts.set(name, (texts.get(name) ?? 0) + 1);
	return [...texts].filter(([, many]) => many >= fewestTexts).map(([name]) => name);
}

function fitted(
	examples: readonly Example[],
	at: ReadonlyMap<string, number>,
	{ penalty, plain }: Omit<Terms, 'most'>
) {
	const rows = examples.map(({ features, isBad, weight }) => ({
		columns: features.flatMap((name) => at.get(name) ?? []),
		isBad,
		weight
	}));
	const most = Float64Array.from(at.keys(), (name) => (plain.has(name) ? 0 : Infinity));
	const weights = new Float64Array(at.size);
	const pace = new Float64Array(at.size + 1).fill(1e-6);
	let bias = 0;
	for (let round = 0; round < rounds; round++) {
		const slope = new Float64Array(at.size + 1);
		for (const { columns, isBad, weight } of rows) {
			const scale = scaleOf(columns.length);
			let sum = 0;
			for (const column of columns) sum += weights[column] ?? 0;
			const wrong = weight * (1 / (1 + Math.exp(-bias - sum * scale)) - Number(isBad));
			for (const column of columns) slope[column] = (slope[column] ?? 0) + wrong * scale;
			slope[at.size] = (slope[at.size] ?? 0) + wrong;
		}
		for (let column = 0; column < weights.length; column++) {
			const along = (slope[column] ?? 0) + penalty * (weights[column] ?? 0);
			pace[column] = (pace[column] ?? 0) + along * along;
			const next = (weights[column] ?? 0) - (0.5 * along) / Math.sqrt(pace[column] ?? 1);
			weights[column] = Math.min(next, most[column] ?? Infinity);
		}
		const along = slope[at.size] ?? 0;
		pace[at.size] = (pace[at.size] ?? 0) + along * along;
		bias -= (0.5 * along) / Math.sqrt(pace[at.size] ?? 1);
	}
	return { bias, weights };
}
