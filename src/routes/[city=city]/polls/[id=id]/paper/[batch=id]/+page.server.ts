import { fail, redirect } from '@sveltejs/kit';
import { readBallot } from '#lib/domain/poll/fill.ts';
import { filledFrom } from '#lib/domain/poll/fill/filled-from.ts';
import { askedOnPaper, sizeForm } from '#lib/domain/poll/paper.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, submitForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { openBatch } from '#lib/server/services/polls/paper-batch.ts';
import {
	countBatch,
	discardBatch,
	resizeBatch,
	typePaper
} from '#lib/server/services/polls/paper-typing.ts';
import type { RequestEvent } from './$types';

export const load = (event) =>
	answer(event, async (context) => {
		const shown = await openBatch(context, ...idsOf(event));
		const { mine, batch } = shown;
		const rules = { ...shown.rules, questions: askedOnPaper(shown.rules.questions) };
		const typed = mine?.papers.length ?? 0;
		const wanted = (numberIn(event.url, 'paper') ?? 0) - 1;
		const place = wanted >= 0 && wanted < typed ? wanted : typed < batch.size ? typed : null;
		const paper = place === null ? undefined : mine?.papers[place];
		return {
			...shown,
			rules,
			mine: mine && { whose: mine.whose, typed },
			/** The paper that is typed now, from 0; null when there is none to type. */
			place: mine && shown.isOpen && batch.state !== 'counted' ? place : null,
			isCorrected: place !== null && place < typed,
			isInvalid: paper === null,
			filled: paper ? filledFrom(rules, paper.choices, paper.words) : {}
		};
	});

export const actions = {
	type: (event) =>
		act(event, async (fields) => {
			const { rules } = await openBatch(cityContext(event), ...idsOf(event));
			const asks = { questions: askedOnPaper(rules.questions) };
			const read = readBallot(asks, fields.entries());
			const place = placeIn(fields);
			if ('faults' in read)
				return fail(400, { place, faults: read.faults, filled: read.filled, isEmpty: false });
			if (Object.keys(read.choices).length === 0)
				return fail(400, { place, faults: {}, filled: read.filled, isEmpty: true });
			const paper = { choices: read.choices, words: read.words };
			await typePaper(cityContext(event), ...idsOf(event), { place, paper });
			redirect(303, batchPage(event));
		}),
	invalid: (event) =>
		act(event, async (fields) => {
			const at = { place: placeIn(fields), paper: null };
			await typePaper(cityContext(event), ...idsOf(event), at);
			redirect(303, batchPage(event));
		}),
	count: (event) =>
		act(event, async () => {
			await countBatch(cityContext(event), ...idsOf(event));
			redirect(303, batchPage(event));
		}),
	resize: (event) =>
		submitForm(event, sizeForm, async ({ size }) => {
			await resizeBatch(cityContext(event), ...idsOf(event), size);
			redirect(303, batchPage(event));
		}),
	discard: (event) =>
		act(event, async () => {
			await discardBatch(cityContext(event), ...idsOf(event));
			redirect(303, to(`/${event.params.city}/polls/${event.params.id}/paper`));
		})
};

function idsOf({ params }: RequestEvent): [poll: number, batch: number] {
	return [Number(params.id), Number(params.batch)];
}

function batchPage({ params }: RequestEvent): string {
	return to(`/${params.city}/polls/${params.id}/paper/${params.batch}`);
}

function placeIn(fields: FormData): number {
	const value = fields.get('place');
	if (typeof value !== 'string' || !/^\d{1,3}$/.test(value)) throw new Invalid('unexpected');
	return Number(value);
}
