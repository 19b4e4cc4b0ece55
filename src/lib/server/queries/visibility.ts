import { expressionBuilder, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { coordinatedGroups, isStaff, residentId, type Actor } from '#lib/domain/actor.ts';
import type { Schema } from '../database/schema.ts';

/**
 * What a viewer may see, said once, as conditions for `.where(…)`. Every list, count, search, feed
 * and look-up of groups and of what is written in them carries one of these beside its `city_id`:
 * what it leaves out does not exist for that viewer.
 */

/** On `partner_group`: public ones for all; those for members to holders of a seat today, and staff. */
export function canReadGroup(actor: Actor): Expression<SqlBool> {
	const eb = expressionBuilder<Schema, 'partner_group'>();
	if (isStaff(actor)) return eb.lit(true);
	const held = actor.kind === 'resident' ? actor.seats.map((seat) => seat.groupId) : [];
	const isPublic = eb('partner_group.visibility', '=', 'public');
	return held.length > 0 ? eb.or([isPublic, eb('partner_group.id', 'in', held)]) : isPublic;
}

/**
 * On `content`: what is published and not hidden, and drafts that the viewer writes on, in groups the
 * viewer may read. A poll is prepared together: by the coordinators of its group and by staff. What a
 * decision hid is out of every list for everybody; its author and staff read it where the decision is.
 */
export function canReadContent(actor: Actor): Expression<SqlBool> {
	const eb = expressionBuilder<Schema, 'content'>();
	const viewer = residentId(actor);
	const coordinated = coordinatedGroups(actor);
	return eb.and([
		isNotHidden(),
		eb.or([
			eb('content.published_at', 'is not', null),
			...(viewer === null ? [] : [eb('content.author_id', '=', viewer)]),
			...(isStaff(actor) ? [eb('content.kind', '=', 'poll')] : []),
			...(coordinated.length > 0
				? [
						eb.and([
							eb('content.kind', '=', 'poll'),
							eb('content.group_id', 'in', [...coordinated])
						])
					]
				: [])
		]),
		inReadableGroup(eb, actor)
	]);
}

/** On `content`: published in a group that the viewer may read, and hidden by a decision. */
export function isHiddenFrom(actor: Actor): Expression<SqlBool> {
	const eb = expressionBuilder<Schema, 'content'>();
	return eb.and([
		eb('content.hidden_by', 'is not', null),
		eb('content.published_at', 'is not', null),
		inReadableGroup(eb, actor)
	]);
}

type OnContent = ExpressionBuilder<Schema, 'content'>;

/** On `content`: no decision hid it, nor anything above it. */
export function isNotHidden(): Expression<SqlBool> {
	const eb = expressionBuilder<Schema, 'content'>();
	return eb.and([eb('content.hidden_by', 'is', null), eb('content.hidden_above', '=', 0)]);
}

function inReadableGroup(eb: OnContent, actor: Actor): Expression<SqlBool> {
	if (isStaff(actor)) return eb.lit(true);
	return eb.or([
		eb('content.group_id', 'is', null),
		eb.exists(
			eb
				.selectFrom('partner_group')
				.whereRef('partner_group.city_id', '=', 'content.city_id')
				.whereRef('partner_group.id', '=', 'content.group_id')
				.where(canReadGroup(actor))
				.select(eb.lit(1).as('readable'))
		)
	]);
}
