import type { NewPoll, PollFields } from '#lib/domain/poll/writing.ts';
import { fieldsOfPoll } from '#lib/domain/poll/writing.ts';
import { fieldsOfQuestion } from '#lib/domain/poll/question-fields.ts';
import type { QuestionFields } from '#lib/domain/poll/question-schema.ts';
import type { Context } from '#lib/server/context.ts';
import { openPollWriting, openQuestion } from '#lib/server/services/polls/preparing.ts';
import { beginPoll, saveDraft } from '#lib/server/services/polls/writing.ts';
import { saveQuestion } from '#lib/server/services/polls/questions.ts';

/** A poll that is being prepared: a ranking in the group, unless told otherwise. @returns its id */
export async function aPollDraft(
	writer: Context,
	groupId: number | null,
	wishes: Partial<NewPoll> = {}
): Promise<number> {
	return beginPoll(writer, {
		groupId: String(groupId ?? ''),
		template: 'rank',
		title: 'Which way should the path take?',
		proposal: '',
		...wishes
	});
}

/** What the form of a poll shows to its writer. */
export async function pollForm(writer: Context, id: number): Promise<PollFields> {
	const { poll } = await openPollWriting(writer, id);
	return fieldsOfPoll(poll.draft, poll, writer.city.timeZone);
}

/** What the form of its question shows. */
export async function questionForm(
	writer: Context,
	id: number,
	question = 'q1'
): Promise<QuestionFields> {
	const { poll, asked } = await openQuestion(writer, id, question);
	return fieldsOfQuestion(asked, poll.savedAt);
}

/** Writes these names in the rows of the question, and what else is told. */
export async function writeOptions(
	writer: Context,
	id: number,
	names: readonly string[],
	wishes: Partial<QuestionFields> = {}
): Promise<void> {
	const form = await questionForm(writer, id);
	const optionId = names.map((_, row) => `o${row + 1}`);
	await saveQuestion(writer, id, 'q1', { ...form, optionId, optionName: [...names], ...wishes });
}

/** The poll with three options, open until a day of the city's calendar: nothing is missing. */
export async function aCompletePoll(
	writer: Context,
	groupId: number | null,
	wishes: Partial<NewPoll> = {},
	closesAt = '2026-12-10T18:00'
): Promise<number> {
	const id = await aPollDraft(writer, groupId, wishes);
	await writeOptions(writer, id, ['Shore', 'Wood', 'Road']);
	await saveDraft(writer, id, { ...(await pollForm(writer, id)), closesAt });
	return id;
}
