import { redirect, type RequestEvent } from '@sveltejs/kit';
import { seatForm } from '#lib/domain/seat.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	appointCoordinator,
	changeTerm,
	dismissCoordinator,
	endSeat,
	readSeat
} from '#lib/server/services/seats.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const page = await readSeat(context, Number(event.params.group), Number(event.params.seat));
		const { id, name, language } = page.group;
		const { startsOn, endsOn, substituteFor } = page.seat;
		const initial = {
			startsOn,
			endsOn: endsOn ?? '',
			substituteFor: substituteFor?.id.toString() ?? ''
		};
		return {
			...page,
			group: { id, name, language },
			form: await openForm(event, seatForm, initial)
		};
	});

export const actions = {
	term: (event) =>
		submitForm(event, seatForm, async (data, _form, sent) => {
			await changeTerm(cityContext(event), ...idsOf(event), data, knowingly(sent));
			redirect(303, membersOf(event));
		}),
	appoint: (event) =>
		act(event, async () => {
			await appointCoordinator(cityContext(event), ...idsOf(event));
			redirect(303, membersOf(event));
		}),
	dismiss: (event) =>
		act(event, async (fields) => {
			await dismissCoordinator(cityContext(event), ...idsOf(event), knowingly(fields));
			redirect(303, membersOf(event));
		}),
	end: (event) =>
		act(event, async (fields) => {
			await endSeat(cityContext(event), ...idsOf(event), knowingly(fields));
			redirect(303, membersOf(event));
		})
};

function idsOf({ params }: RequestEvent): [groupId: number, seatId: number] {
	return [Number(params.group), Number(params.seat)];
}

/** The page has said that the group has no coordinator afterwards. */
function knowingly(fields: FormData): { asLast: boolean } {
	return { asLast: fields.get('asLast') === '1' };
}

/** Back to the list; who has just stopped coordinating may no longer see this page. */
function membersOf({ params }: RequestEvent): string {
	return to(`/${params.city}/groups/${params.group}/members`);
}
