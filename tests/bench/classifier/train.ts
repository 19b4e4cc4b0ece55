// npm run train:classifier: learns the weights of moderation/spam anew from labelled messages that are no
// part of the project, and writes them. The same messages always give the same file.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { featuresOf } from '#lib/domain/moderation/spam/features.ts';
import { judgedBy } from '#lib/domain/moderation/spam/judged.ts';
import { readModel, type StoredModel } from '#lib/domain/moderation/spam/model.ts';
import { inFile } from './file.ts';
import { hitsOf, inWords, precision } from './figures.ts';
import { insultsIn } from './insults.ts';
import { learned, type Example, type Learned } from './learning.ts';
import {
	folds,
	heldOut,
	labelled,
	labelledMessages,
	missingMessages,
	type Message
} from './messages.ts';
import { otherText, residentsText } from './ordinary.ts';
import { plainIn, spamBeginning } from './plain.ts';
import { thresholdsOf } from './thresholds.ts';

const missing = missingMessages();
if (missing.length > 0) {
	console.log(`There is nothing to learn from: ${missing.join(', ')} not found.`);
	process.exit(1);
}

/** How much ordinary text counts beside the labelled messages: half as much in all. */
const ordinaryShare = 0.5;
const limits = { most: 900, penalty: 0.5 };

type Known = Message & Example;
const toLearn = [
	{ about: 'spam', language: 'en' },
	{ about: 'spam', language: null },
	{ about: 'abuse', language: 'en' },
	{ about: 'abuse', language: 'de' },
	{ about: 'abuse', language: 'fi' }
] as const;

const place = path.resolve(
	import.meta.dirname,
	'../../../src/lib/domain/moderation/spam/weights.ts'
);
writeFileSync(place, inFile(toLearn.map(modelOf)));

function modelOf({ about, language }: (typeof toLearn)[number]): StoredModel {
	const mayWeigh = weighing(about, language);
	const messages = labelled
		.filter((set) => set.about === about && (language ?? set.language) === set.language)
		.flatMap((set) => examples(labelledMessages(set), mayWeigh, 1));
	const residents = examples(residentsText(language), mayWeigh, 0);
	const others = examples(otherText(about, language), mayWeigh, 0);
	const weight = (ordinaryShare * messages.length) / (residents.length + others.length);
	const ordinary = [...residents, ...others].map((one) => ({ ...one, weight }));
	const seen = [...messages, ...ordinary].filter(({ fold }) => fold !== heldOut);
	const terms = { ...limits, plain: plainIn(residents.filter(({ fold }) => fold !== heldOut)) };
	const thresholds = thresholdsOf(
		foldsBut(heldOut).flatMap((fold) => {
			const before = seen.filter((one) => one.fold !== fold);
			const model = readModel(stored(learned(before, terms), about));
			return seen
				.filter((one) => one.fold === fold)
				.map((one) => ({
					isBad: one.isBad,
					isOrdinary: one.weight !== 1,
					score: scoreOf(one, model)
				}));
		}),
		language === null
	);
	const model = { ...stored(learned(seen, terms), about), language, ...thresholds };
	return confirmed(
		model,
		messages.filter(({ fold }) => fold === heldOut)
	);
}

/** A hold stays where it is right in 95 of 100 messages that nothing was learned from, at least. */
function confirmed(model: StoredModel, unseen: readonly Known[]): StoredModel {
	const read = readModel(model);
	const judged = unseen.map(({ isBad, text }) => ({ isBad, ...judgedBy(read, featuresOf(text)) }));
	const hits = hitsOf('hold', judged);
	const holds = hits.given >= 20 && precision(hits) >= 0.95;
	console.log(model.about, model.language ?? 'other', 'flag', ...inWords(hitsOf('flag', judged)));
	console.log(
		model.about,
		model.language ?? 'other',
		'hold',
		...inWords(hits),
		holds ? '' : '-> none'
	);
	return holds ? model : { ...model, hold: null };
}

/** Which features a model weighs: shapes alone, words and shapes, or the words that insult. */
function weighing(about: StoredModel['about'], language: string | null): (name: string) => boolean {
	if (language === null) return (name) => name.startsWith(':');
	const insults = insultsIn(language);
	if (about === 'abuse') return (name) => insults.has(name);
	return (name) => !name.endsWith('*') || name.length === spamBeginning + 1;
}

function examples(
	messages: readonly Message[],
	mayWeigh: (name: string) => boolean,
	weight: number
): Known[] {
	return messages.map((message) => ({
		...message,
		weight,
		features: [...featuresOf(message.text).keys()].filter(mayWeigh)
	}));
}

function scoreOf({ text }: Message, model: ReturnType<typeof readModel>): number {
	return judgedBy(model, featuresOf(text)).score;
}

function foldsBut(without: number): number[] {
	return Array.from({ length: folds }, (_, fold) => fold).filter((fold) => fold !== without);
}

/** No insult speaks for a text, whatever a few messages say. */
function stored({ bias, weights }: Learned, about: StoredModel['about']): StoredModel {
	const lines = [...weights]
		.map(([name, weight]): [string, number] => [name, Math.round(weight * 100)])
		.filter(([, weight]) => weight !== 0 && (about === 'spam' || weight > 0))
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, weight]) => `${name} ${weight}`);
	return {
		about,
		language: null,
		bias: Math.round(bias * 100),
		flag: null,
		hold: null,
		weights: lines.join(' ')
	};
}
