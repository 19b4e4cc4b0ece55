import { isStaff } from '#lib/domain/actor.ts';
import { authorize, may } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { linkableProposals } from '../../queries/polls/proposals.ts';
import { groupsToWriteIn } from '../../queries/proposals/choices.ts';

/**
 * Where one may begin a poll, and the proposal that it would be about, if there is such a one.
 * @throws SignInRequired, Forbidden for who may begin none anywhere
 */
export async function openNewPoll(context: Context, about?: number) {
	const { db, city, actor } = context;
	const all = await groupsToWriteIn(db, city.id, actor);
	const groups = all.filter(({ id }) => may(actor, 'write poll', { groupId: id }));
	if (groups.length === 0) authorize(actor, 'write poll');
	const linking = { cityId: city.id, viewer: actor, groupId: null };
	const [proposal] = about === undefined ? [] : await linkableProposals(db, linking, [about]);
	return { groups, wholeCity: isStaff(actor), proposal };
}
