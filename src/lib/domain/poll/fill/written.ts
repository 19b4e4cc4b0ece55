import type { Question } from '#lib/domain/poll/question.ts';
import { isCleanText, lengthOf, tidy } from '#lib/domain/plain-text.ts';
import { isBlank, isChosen } from './answer.ts';
import type { BallotFault } from './fault.ts';
import { reasonField, valueIn, writtenInField, writtenInOf, type FilledFields } from './fields.ts';
import { note, type Findings } from './gather.ts';

export const longestReason = 2000;
export const longestName = 100;

/** What was written beside the choices of one question: why, and the name brought in. */
export interface Written {
	readonly reason?: string;
	readonly writtenIn?: string;
}

/** Reads both, as plain text: it is shown as it was typed, never as HTML. */
export function readWritten(asked: Question, filled: FilledFields, findings: Findings): Written {
	const written = { reason: readReason(asked, filled), writtenIn: readName(asked, filled) };
	note(findings, reasonField(asked), ...written.reason.faults);
	note(findings, writtenInField(asked), ...written.writtenIn.faults);
	return {
		...(written.reason.text ? { reason: written.reason.text } : {}),
		...(written.writtenIn.text ? { writtenIn: written.writtenIn.text } : {})
	};
}

interface Read {
	text: string;
	faults: BallotFault[];
}

function readReason(asked: Question, filled: FilledFields): Read {
	const read = readText(valueIn(filled, reasonField(asked)), { max: longestReason });
	if (read.faults.length > 0) return read;
	if (isBlank(asked, filled)) {
		// What must be answered already says so.
		const isAlone = read.text !== '' && !asked.required;
		return { ...read, faults: isAlone ? [{ refusal: 'reason-alone' }] : [] };
	}
	const isMissing = read.text === '' && asked.reason === 'required';
	return { ...read, faults: isMissing ? [{ refusal: 'reason-missing' }] : [] };
}

function readName(asked: Question, filled: FilledFields): Read {
	const option = writtenInOf(asked);
	const field = writtenInField(asked);
	const read = readText(valueIn(filled, field), { max: longestName, single: true });
	if (!option || read.faults.length > 0) return read;
	const isMarked = isChosen(asked, option.id, filled);
	if (isMarked && read.text === '') return { ...read, faults: [{ refusal: 'written-in-missing' }] };
	if (!isMarked && read.text !== '') return { ...read, faults: [{ refusal: 'written-in-alone' }] };
	return read;
}

function readText(sent: string, { max, single = false }: { max: number; single?: boolean }): Read {
	if (!isCleanText(sent)) return { text: '', faults: [{ refusal: 'unclean' }] };
	const text = tidy(sent, { single });
	return { text, faults: lengthOf(text) > max ? [{ refusal: 'too-long', most: max }] : [] };
}
