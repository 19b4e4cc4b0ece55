import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { foldedWords } from '#lib/domain/moderation/fold.ts';
import { partedText } from '#lib/domain/moderation/spam/parted.ts';
import { dataFolder } from '../data.ts';

/** A message that people labelled, or one that a city published. */
export interface Message {
	text: string;
	/** People called it spam, or abuse. */
	isBad: boolean;
	/** One of five, by a hash of what it says: what says the same is never on both sides of a split. */
	fold: number;
}

export const folds = 5;
/** The fold that nothing is learned from: figures are told of it. */
export const heldOut = 0;

/** `bad`: the labels of what people called spam, or abuse; `unsure`: those that say neither. */
export interface Labelled {
	about: 'spam' | 'abuse';
	language: string;
	file: string;
	bad: RegExp;
	unsure?: RegExp;
}

/** That a message is no threat, or attacks nobody for what they are, does not say that it is decent. */
const unsure = /^not-(?:threat|identity_attack)$/;

/** Labelled messages. Not one of them is part of the project. */
export const labelled: readonly Labelled[] = [
	{ about: 'spam', language: 'en', file: 'en-sms-spam', bad: /^spam$/ },
	{ about: 'spam', language: 'en', file: 'en-youtube-comment-spam', bad: /^spam$/ },
	{ about: 'abuse', language: 'en', file: 'en-davidson-tweets', bad: /^(?:hate|offensive)$/ },
	{ about: 'abuse', language: 'de', file: 'de-germeval2018', bad: /^OFFENSE$/ },
	{ about: 'abuse', language: 'fi', file: 'fi-suomi24-toxicity', bad: /^(?!not-)/, unsure }
];

/** What residents wrote and cities published: nothing of it should be stopped. */
export const civic = [
	{ language: 'en', file: 'texts/en-polis/comments.jsonl' },
	{ language: 'de', file: 'texts/de-klimarat/comments.jsonl' },
	{ language: 'fi', file: 'texts/fi-omastadi/proposals.jsonl' },
	{ language: 'sv', file: 'texts/sv-goteborgsforslaget/data.json' }
] as const;
export type Civic = (typeof civic)[number];

export function placeOfLabelled({ file }: Labelled): string {
	return path.join(dataFolder, 'moderation', `${file}.jsonl`);
}

export function missingMessages(): string[] {
	const places = [
		...labelled.map(placeOfLabelled),
		...civic.map(({ file }) => path.join(dataFolder, file))
	];
	return places.filter((place) => !existsSync(place));
}

export function labelledMessages(set: Labelled): Message[] {
	const rows = linesOf<{ text: string; label: string }>(placeOfLabelled(set));
	const sure = rows.filter(({ label }) => !set.unsure?.test(label));
	return distinct(sure.map(({ text, label }) => message(text, set.bad.test(label))));
}

export function civicMessages({ file }: Civic): Message[] {
	const place = path.join(dataFolder, file);
	const rows = file.endsWith('.json')
		? (JSON.parse(readFileSync(place, 'utf8')) as { Matter: Matter[] }).Matter.map(
				({ Rubrik, Sammanfattning }) => `${Rubrik}\n${Sammanfattning}`
			)
		: linesOf<{ title?: string; text: string; moderated?: number }>(place)
				.filter(({ moderated }) => moderated !== -1)
				.map(({ title, text }) => (title ? `${title}\n${text}` : text));
	return distinct(rows.map((text) => message(text, false)));
}

interface Matter {
	Rubrik: string;
	Sammanfattning: string;
}

function linesOf<Row>(place: string): Row[] {
	const lines = readFileSync(place, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Row);
}

interface Said extends Message {
	/** Its folded words without links and numbers. */
	saying: string;
}

function message(raw: string, isBad: boolean): Said {
	const text = asTyped(raw);
	const words = foldedWords(partedText(text).plain).map(({ word }) => word);
	const saying = words.filter((word) => !/\d/.test(word)).join(' ') || text;
	const fold = createHash('sha256').update(saying).digest().readUInt32BE() % folds;
	return { text, isBad, fold, saying };
}

/** What says the same counts once. */
function distinct(messages: readonly Said[]): Message[] {
	return [...new Map(messages.map((one) => [one.saying, one])).values()];
}

/** Without what the collections put into the texts: entities and tags of HTML, marks for line breaks. */
function asTyped(raw: string): string {
	return raw
		.replace(/<[a-z/][^<>]*>|\|LBR\|/gi, ' ')
		.replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? ' ');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
