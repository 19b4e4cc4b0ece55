import { redirect, type RequestEvent } from '@sveltejs/kit';
import { withdrawalSchema } from '#lib/domain/proposal/answering.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import { refusalSchema, suggestionSchema } from '#lib/domain/proposal/merger.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { openMerger } from '#lib/server/services/proposals/mergers.ts';
import {
	agreeToMerger,
	declineMerger,
	suggestMerger,
	withdrawMerger
} from '#lib/server/services/proposals/merging.ts';
import { undoMerger } from '#lib/server/services/proposals/undoing.ts';

/** Of every form of the page: what was typed in one is kept when the session ends. */
const allForms = suggestionSchema.extend(refusalSchema.shape);

export const load = (event) =>
	answer(event, async (context) => {
		const { words } = readListing(event.url.searchParams);
		return {
			...(await openMerger(context, Number(event.params.id), words)),
			words,
			form: await openForm(event, allForms, {
				into: '',
				reason: '',
				language: context.locale,
				word: ''
			})
		};
	});

export const actions = {
	suggest: (event) =>
		submitForm(event, suggestionSchema, async (fields) => {
			await suggestMerger(cityContext(event), Number(event.params.id), fields);
			goOn(event);
		}),
	agree: (event) => once(event, agreeToMerger),
	decline: (event) =>
		submitForm(event, refusalSchema, async (fields) => {
			await declineMerger(cityContext(event), Number(event.params.id), fields);
			goOn(event);
		}),
	withdraw: (event) => once(event, withdrawMerger),
	undo: (event) =>
		submitForm(event, withdrawalSchema, async (fields) => {
			await undoMerger(cityContext(event), Number(event.params.id), fields);
			goOn(event);
		})
};

/** One button, one call, and back to the page. */
function once(event: RequestEvent, deed: typeof agreeToMerger) {
	return act(event, async () => {
		await deed(cityContext(event), Number(event.params.id));
		goOn(event);
	});
}

/** To the proposal's page, which says what came of it. */
function goOn({ params: { city, id } }: RequestEvent): never {
	redirect(303, to(`/${city}/proposals/${id}`));
}
