import { redirect, type RequestEvent } from '@sveltejs/kit';
import { linesForm } from '#lib/domain/neighbourhood.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	addNeighbourhoods,
	listNeighbourhoods,
	moveNeighbourhood,
	restoreNeighbourhood,
	retireNeighbourhood,
	sortNeighbourhoods
} from '#lib/server/services/neighbourhoods.ts';
import { asRead, directionIn, idIn } from '../word-acts.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		neighbourhoods: (await listNeighbourhoods(context)).map((one) => asRead(context, one)),
		form: await openForm(event, linesForm),
		cityLocales: context.city.locales,
		added: countIn(event.url, 'added'),
		known: countIn(event.url, 'known'),
		saved: event.url.searchParams.has('saved')
	}));

export const actions = {
	add: (event) =>
		submitForm(event, linesForm, async ({ lines }) => {
			const { added, known } = await addNeighbourhoods(cityContext(event), lines);
			backToList(event, `?added=${added}&known=${known}`);
		}),
	sort: (event) =>
		act(event, async () => {
			await sortNeighbourhoods(cityContext(event));
			backToList(event, '?saved');
		}),
	move: (event) =>
		act(event, async (fields) => {
			const id = idIn(fields);
			await moveNeighbourhood(cityContext(event), id, directionIn(fields));
			backToList(event, `#word-${id}`);
		}),
	retire: (event) =>
		act(event, async (fields) => {
			const id = idIn(fields);
			await retireNeighbourhood(cityContext(event), id);
			backToList(event, `#word-${id}`);
		}),
	restore: (event) =>
		act(event, async (fields) => {
			const id = idIn(fields);
			await restoreNeighbourhood(cityContext(event), id);
			backToList(event, `#word-${id}`);
		})
};

/** What the last paste did, for one sentence; undefined when nothing was pasted. */
function countIn(url: URL, name: string): number | undefined {
	const value = url.searchParams.get(name);
	return value !== null && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

function backToList(event: RequestEvent, place: string): never {
	redirect(303, to(`/${cityContext(event).city.slug}/admin/neighbourhoods`) + place);
}
