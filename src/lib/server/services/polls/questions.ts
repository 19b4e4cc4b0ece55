import { residentId } from '#lib/domain/actor.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import { isLocale } from '#lib/domain/locale.ts';
import { mostOptions } from '#lib/domain/poll/question.ts';
import { draftOptionsOf, type DraftOption } from '#lib/domain/poll/draft.ts';
import { withNew, withOptions, type OptionAct } from '#lib/domain/poll/option-list.ts';
import type { OptionFields, QuestionFields } from '#lib/domain/poll/question-schema.ts';
import { withQuestionFields } from '#lib/domain/poll/question-writing.ts';
import type { Context } from '../../context.ts';
import { toPicture } from '../../files/pictures.ts';
import { insertFile } from '../../queries/files.ts';
import { linkableProposals } from '../../queries/polls/proposals.ts';
import { holdDraft, keepDraft, questionIn, withQuestion } from './drafts.ts';
import { specialNames } from './template-words.ts';

/** The longer side of an option's picture, in pixels. */
const longest = 1200;

/**
 * Keeps what is written of one question, and then moves, removes or adds options.
 * @returns the moment of the save: the next one begins from it
 * @throws NotFound, Conflict when something else was saved meanwhile, or the poll is announced or open
 */
export async function saveQuestion(
	context: Context,
	id: number,
	questionId: string,
	fields: QuestionFields,
	act?: OptionAct
): Promise<Date> {
	return context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		const { language } = poll.draft;
		const names = specialNames(isLocale(language) ? language : context.locale);
		const written = withQuestionFields(questionIn(poll.draft, questionId), fields, names);
		const asked = act ? withOptions(written, act) : written;
		return keepDraft(trx, context, poll, {
			draft: withQuestion(poll.draft, asked),
			saving: fields
		});
	});
}

/**
 * Keeps what is said of one option beside its name, and its picture with a description.
 * @throws NotFound, Conflict, Invalid for a file that is no picture, or a picture without words
 */
export async function saveOption(
	context: Context,
	id: number,
	place: { question: string; option: string },
	{ text, alt, ...saving }: OptionFields,
	sent?: Uint8Array
): Promise<void> {
	const picture = sent && (await toPicture(sent, { longest, field: 'picture' }));
	await changeOption(context, id, place, saving, async (trx, option) => {
		const file = picture
			? await insertFile(trx, {
					...picture,
					cityId: context.city.id,
					createdBy: residentId(context.actor)
				})
			: option.picture?.file;
		if (file && alt === '') throw new Invalid('picture_alt_missing', 'alt');
		return { ...option, text, ...(file && { picture: { file, alt } }) };
	});
}

/** Takes the picture of an option away. @throws NotFound, Conflict */
export async function removeOptionPicture(
	context: Context,
	id: number,
	place: { question: string; option: string }
): Promise<void> {
	await changeOption(
		context,
		id,
		place,
		undefined,
		async (_, { picture: _gone, ...option }) => option
	);
}

/**
 * Adds published proposals as options that lead to them; one that is an option already is not added again.
 * @returns how many were added
 * @throws NotFound for one that the voters could not read, Conflict when there are too many
 */
export async function addProposals(
	context: Context,
	id: number,
	questionId: string,
	proposals: readonly number[]
): Promise<number> {
	const { city, actor } = context;
	return context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		const asked = questionIn(poll.draft, questionId);
		if (!('options' in asked)) throw new NotFound();
		const fresh = proposals.filter(
			(one) => !asked.options.some(({ proposal }) => proposal === one)
		);
		const linking = { cityId: city.id, viewer: actor, groupId: poll.groupId };
		const found = await linkableProposals(trx, linking, fresh);
		if (found.length < new Set(fresh).size) throw new NotFound();
		if (asked.options.length + found.length > mostOptions) throw new Conflict('poll_options_full');
		const order = found.toSorted((one, other) => fresh.indexOf(one.id) - fresh.indexOf(other.id));
		const added = order.map((one) => ({ name: one.title, text: '', proposal: one.id }));
		const options = withNew(asked.options, added);
		const draft = withQuestion(poll.draft, { ...asked, options });
		await keepDraft(trx, context, poll, { draft });
		return added.length;
	});
}

type Change = (trx: Parameters<typeof insertFile>[0], option: DraftOption) => Promise<DraftOption>;

async function changeOption(
	context: Context,
	id: number,
	place: { question: string; option: string },
	saving: Parameters<typeof keepDraft>[3]['saving'],
	change: Change
): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		const asked = questionIn(poll.draft, place.question);
		const option = draftOptionsOf(asked).find((one) => one.id === place.option);
		if (!('options' in asked) || !option) throw new NotFound();
		const changed = await change(trx, option);
		const options = asked.options.map((one) => (one === option ? changed : one));
		const draft = withQuestion(poll.draft, { ...asked, options });
		await keepDraft(trx, context, poll, { draft, saving });
	});
}
