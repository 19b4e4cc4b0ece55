import { NotFound } from '#lib/domain/errors.ts';
import { may } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { readableGroup } from '../../queries/groups.ts';
import { pageOfThreads } from '../../queries/threads/listing.ts';

export type { ListedThread } from '../../queries/threads/listing.ts';

const onPage = 25;

/** Threads of the city or of a group, the liveliest first. Open to all, each sees what they may read. @throws NotFound */
export async function listThreads(
	{ db, city, actor }: Context,
	asked: { groupId: number | null; place: { value: number; id: number } | null }
) {
	const { groupId } = asked;
	const group =
		groupId === null ? null : await readableGroup(db, { cityId: city.id, actor }, groupId);
	if (group === undefined) throw new NotFound();
	const viewed = { cityId: city.id, viewer: actor, ...asked };
	const { rows, more } = await pageOfThreads(db, viewed, onPage);
	const last = rows.at(-1);
	return {
		threads: rows,
		group: group && {
			id: group.id,
			name: group.name,
			language: group.language,
			visibility: group.visibility
		},
		next: more && last ? `${last.sortValue}_${last.id}` : null,
		isFirst: asked.place === null,
		mayStart:
			group !== null &&
			group.state !== 'closed' &&
			may(actor, 'start thread', { groupId: group.id })
	};
}

/** The newest threads of a group for its page. */
export async function newestThreads({ db, city, actor }: Context, groupId: number) {
	const asked = { cityId: city.id, viewer: actor, groupId, place: null };
	return (await pageOfThreads(db, asked, 3)).rows;
}
