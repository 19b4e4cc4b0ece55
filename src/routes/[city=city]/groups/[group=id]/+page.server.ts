import { redirect } from '@sveltejs/kit';
import { dayIn } from '#lib/domain/calendar.ts';
import { joinRequestForm } from '#lib/domain/group.ts';
import { lookingIn } from '#lib/domain/moderation/hold.ts';
import { to } from '#lib/i18n/link.ts';
import { findingsOf } from '#lib/i18n/poll-words.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { followActions } from '#lib/server/http/following.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { readGroup } from '#lib/server/services/groups.ts';
import { askToJoin, joinGroup, withdrawJoinRequest } from '#lib/server/services/joining.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const page = await readGroup(context, Number(event.params.group));
		const { purpose: _, ...group } = page.group;
		return {
			...page,
			group,
			looking: lookingIn(group, context.now),
			polls: page.polls.map(({ finding, ...poll }) => ({
				...poll,
				findings: finding ? findingsOf(finding.rules, finding.result, context.locale) : []
			})),
			today: dayIn(context.city.timeZone, context.now),
			hasJustJoined: event.url.searchParams.has('joined') && page.people.seat !== null,
			form: await openForm(event, joinRequestForm)
		};
	});

export const actions = {
	...followActions(
		({ params }) => ({ kind: 'group', id: Number(params.group) }),
		({ params }) => `/${params.city}/groups/${params.group}`
	),
	join: (event) =>
		act(event, async () => {
			await joinGroup(cityContext(event), Number(event.params.group));
			redirect(303, to(`${pathOf(event)}?joined`));
		}),
	ask: (event) =>
		submitForm(event, joinRequestForm, async (data) => {
			await askToJoin(cityContext(event), Number(event.params.group), data);
			redirect(303, to(pathOf(event)));
		}),
	withdraw: (event) =>
		act(event, async () => {
			await withdrawJoinRequest(cityContext(event), Number(event.params.group));
			redirect(303, to(pathOf(event)));
		})
};

function pathOf({ params }: { params: { city: string; group: string } }): string {
	return `/${params.city}/groups/${params.group}`;
}
