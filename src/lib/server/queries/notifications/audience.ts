import { sql, type RawBuilder } from 'kysely';
import { isFollowKind, nearness, type Source } from '#lib/domain/notification/follow.ts';
import { kindOf } from '#lib/domain/notification/kinds.ts';
import type { Wishes } from '#lib/domain/notification/channels.ts';
import type { Db } from '../../database/connect.ts';
import { isHeldOn } from '../residents.ts';
import { hasMail } from './already-mailed.ts';
import { toChoice, type ChoiceColumns } from './choices.ts';
import { toPushChoice, type PushChoiceColumns } from './push-choices.ts';
import type { FoundOccurrence } from './occurrences.ts';

/** Somebody who may be told of an occurrence. */
export interface Listener extends Wishes {
	residentId: number;
	/** False for who muted it: the list goes on behind them. */
	told: boolean;
}

/**
 * The next so many people behind `after`, in the order of their ids, whom some source of the kind
 * names; each once, with what the nearest source says. Every source gives its lowest so many ids, so
 * what they have together holds the lowest so many of all, each with all of its rows.
 */
export async function audienceOf(
	db: Db,
	occurrence: FoundOccurrence,
	{ after, limit }: { after: number; limit: number }
): Promise<Listener[]> {
	const kind = kindOf(occurrence.kind);
	const sources = (Object.keys(nearness) as Source[]).flatMap((source) => {
		const tells = kind.tells.includes(source);
		// What does not tell can still mute, when it is nearer.
		if (!tells && !isFollowKind(source)) return [];
		const rows = rowsOf(source, occurrence, { onlyMuted: !tells });
		if (!rows) return [];
		return sql`(
			select resident_id, muted, ${nearness[source]}::int as rank, ${tells}::boolean as tells
			from (${rows}) as source
			where resident_id > ${after}
			order by resident_id
			limit ${limit})`;
	});
	const hasDevice = sql`exists (select from push_subscription as device
		where device.city_id = ${occurrence.cityId} and device.resident_id = near.resident_id)`;
	const { rows } = await sql<ListenerRow>`
		with near as (
			select resident_id,
				(array_agg(muted order by rank, muted desc))[1] as muted,
				bool_or(tells and not muted) as told
			from (${sql.join(sources, sql` union all `)}) as source
			group by resident_id
			order by resident_id
			limit ${limit}
		)
		select near.resident_id as "residentId",
			near.told and not near.muted and near.resident_id is distinct from ${occurrence.actorId}::bigint
				as told,
			${hasMail(kind.hasMail, occurrence)} as "hasMail",
			choice.rhythm, choice.hour, choice.weekly_cap as "weeklyCap",
			choice.quiet_from as "quietFrom", choice.quiet_to as "quietTo", choice.off,
			${hasDevice} as "hasDevice",
			push_choice.kinds_off as "kindsOff", push_choice.groups_off as "groupsOff"
		from near
			join resident on resident.city_id = ${occurrence.cityId} and resident.id = near.resident_id
			join account on account.id = resident.account_id
			left join notification_choice as choice on choice.city_id = ${occurrence.cityId}
				and choice.resident_id = near.resident_id
			left join push_choice on push_choice.city_id = ${occurrence.cityId}
				and push_choice.resident_id = near.resident_id
		order by near.resident_id`.execute(db);
	return rows.map(({ residentId, told, hasMail, hasDevice, kindsOff, groupsOff, ...choice }) => ({
		residentId,
		told,
		hasMail,
		choice: toChoice(choice),
		push: hasDevice ? toPushChoice({ kindsOff, groupsOff }) : null
	}));
}

type ListenerRow = Omit<Listener, 'choice' | 'push'> &
	ChoiceColumns &
	PushChoiceColumns & { hasDevice: boolean };

/** The residents of a source, each with whether they muted it. Undefined when it is about nothing here. */
function rowsOf(
	source: Source,
	{
		cityId,
		contentId,
		threadId,
		discussedId,
		groupId,
		actorId,
		categoryId,
		neighbourhoodId,
		at,
		timeZone,
		detail
	}: FoundOccurrence,
	{ onlyMuted }: { onlyMuted: boolean }
): RawBuilder<unknown> | undefined {
	switch (source) {
		case 'content':
			// Who follows a thread, or what it discusses, follows what is written in it.
			return follows(contentId, threadId, discussedId);
		case 'person':
			return follows(actorId);
		case 'group':
			return follows(groupId);
		case 'category':
			return follows(categoryId);
		case 'neighbourhood':
			return follows(neighbourhoodId);
		case 'city':
			return follows(cityId);
		case 'roll':
			return sql`
				select resident.id as resident_id, false as muted
				from poll_roll join resident on resident.city_id = poll_roll.city_id
					and resident.id = poll_roll.resident_id
				where poll_roll.city_id = ${cityId} and poll_roll.poll_id = ${contentId}
				union
				select resident.id, false
				from poll_roll join account on lower(account.email) = poll_roll.email
					join resident on resident.city_id = poll_roll.city_id
						and resident.account_id = account.id
				where poll_roll.city_id = ${cityId} and poll_roll.poll_id = ${contentId}`;
		case 'coordinators':
			return sql`
				select distinct seat.resident_id, false as muted from seat
				where seat.city_id = ${cityId} and seat.group_id = ${groupId}
					and seat.role = 'coordinator'
					and ${isHeldOn(sql`(${at}::timestamptz at time zone ${timeZone}::text)::date`)}`;
		case 'named':
			return sql`
				select resident.id as resident_id, false as muted from resident
				where resident.city_id = ${cityId}
					and resident.id = any(${detail.residents ?? []}::bigint[])`;
		case 'everybody':
			return sql`
				select resident.id as resident_id, false as muted from resident
				where resident.city_id = ${cityId}`;
	}

	function follows(...subjects: (number | null)[]): RawBuilder<unknown> | undefined {
		const ids = subjects.filter((id) => id !== null);
		if (ids.length === 0) return undefined;
		return sql`
			select resident_id, bool_or(muted) as muted from follow
			where city_id = ${cityId} and kind = ${source} and subject_id = any(${ids}::bigint[])
				${onlyMuted ? sql`and muted` : sql``}
			group by resident_id`;
	}
}
