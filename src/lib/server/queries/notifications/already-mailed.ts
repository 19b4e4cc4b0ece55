import { sql, type RawBuilder } from 'kysely';
import type { AlreadyMailed } from '#lib/domain/notification/kinds.ts';
import type { FoundOccurrence } from './occurrences.ts';

/**
 * Beside `near` and `account`: whether a mail of its own kind tells somebody, as those of proposals and
 * polls choose their readers.
 */
export function hasMail(
	by: AlreadyMailed | undefined,
	{ cityId, contentId }: FoundOccurrence
): RawBuilder<boolean> {
	switch (by) {
		case undefined:
			return sql<boolean>`false`;
		case 'involved':
			return sql<boolean>`(exists (
					select from support where support.city_id = ${cityId}
						and support.proposal_id = ${contentId} and support.resident_id = near.resident_id)
				or exists (
					select from content where content.city_id = ${cityId}
						and content.id = ${contentId} and content.author_id = near.resident_id))`;
		case 'entitled':
		case 'voted':
			return sql<boolean>`exists (
				select from poll_roll where poll_roll.city_id = ${cityId}
					and poll_roll.poll_id = ${contentId}
					and (poll_roll.resident_id = near.resident_id or poll_roll.email = lower(account.email))
					${by === 'voted' ? sql`and poll_roll.voted_by is not null` : sql``})`;
	}
}
