import { judged, type Verdict } from '#lib/domain/moderation/spam/judged.ts';
import { modelsFor } from '#lib/domain/moderation/spam/model.ts';
import { hitsOf, inWords } from './classifier/figures.ts';
import {
	civic,
	civicMessages,
	heldOut,
	labelled,
	labelledMessages,
	missingMessages,
	type Message
} from './classifier/messages.ts';
import { dataFolder } from './data.ts';
import { heading } from './figures.ts';

/**
 * How often the judgement of moderation/spam is right, on labelled messages that its weights were not learned
 * from, and how often it stops what residents wrote to a city: printed, never asserted.
 */
export function benchClassifier(): void {
	heading('Moderation: flags (and holds) on messages that nothing was learned from');
	const missing = missingMessages();
	if (missing.length > 0) {
		console.log(
			`  Not measured: ${missing.join(', ')} not found. They are read from ${dataFolder}.`
		);
		return;
	}
	row('', 'messages', 'bad', 'precision of flag', 'recall', 'precision of hold', 'recall');
	const sets = labelled.map((set) => ({
		...set,
		verdicts: verdictsOn(set, labelledMessages(set))
	}));
	for (const { about, language, file, verdicts } of sets)
		tell(`${language}, ${about}: ${file}`, language, verdicts);
	for (const [language, all] of Map.groupBy(sets, ({ language }) => language))
		tell(
			`${language}, all of it`,
			language,
			all.flatMap(({ verdicts }) => verdicts)
		);
	row('what residents wrote to a city', 'texts', '', 'flagged', '', 'held', '');
	for (const set of civic) {
		const verdicts = verdictsOn(set, civicMessages(set)).map(({ verdict }) => verdict);
		const times = (asked: Verdict) => `${verdicts.filter((verdict) => verdict === asked).length}`;
		row(`${set.language}: ${set.file}`, `${verdicts.length}`, '', times('flag'), '', times('hold'));
	}
}

interface Judged {
	isBad: boolean;
	verdict: Verdict;
}

function verdictsOn({ language }: { language: string }, messages: readonly Message[]): Judged[] {
	return messages
		.filter(({ fold }) => fold === heldOut)
		.map(({ text, isBad }) => ({ isBad, verdict: judged(text, language).verdict }));
}

function tell(what: string, language: string, judged: readonly Judged[]): void {
	const [flag, hold] = [hitsOf('flag', judged), hitsOf('hold', judged)];
	const canHold = modelsFor(language).some((model) => model.hold !== null);
	const ofHold = canHold ? inWords(hold) : ['flags only', ''];
	row(what, `${judged.length}`, `${flag.bad}`, ...inWords(flag), ...ofHold);
}

function row(what: string, ...values: string[]): void {
	const cells = values.map((value, at) => value.padStart(at < 2 ? 9 : 20));
	console.log(`  ${what.padEnd(44)}${cells.join('')}`.trimEnd());
}

if (import.meta.main) benchClassifier();
