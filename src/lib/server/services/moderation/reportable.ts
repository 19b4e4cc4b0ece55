import { NotFound } from '#lib/domain/errors.ts';
import type { ContentKind } from '#lib/domain/content.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Marks } from '#lib/domain/moderation/marks.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { readableGroup } from '../../queries/groups.ts';
import { groupContent } from '../../queries/moderation/group-pages.ts';
import { readableItem } from '../../queries/moderation/items.ts';
import { profileContent, readableName } from '../../queries/moderation/profiles.ts';

/** What a notice can be about: a text by its number, somebody's name and account, the page of a group. */
export type Reportable = number | { person: number } | { group: number };

/** The same as whoever reports it sees it. */
export interface Reported {
	kind: ContentKind;
	title: string;
	html: string;
	language: TextLanguage;
	authorId: number | null;
	authorName: string | null;
	marks: Marks | null;
}

/** What a notice is about, as the viewer reads it. @throws NotFound */
export async function seeReportable(context: Context, what: Reportable): Promise<Reported> {
	const { db, city, actor } = context;
	if (typeof what === 'number') {
		const item = await readableItem(db, { cityId: city.id, contentId: what }, actor);
		if (!item || item.removedAt) throw new NotFound();
		return item;
	}
	const nobody = { authorId: null, authorName: null, marks: null };
	if ('group' in what) {
		const group = await readableGroup(db, { cityId: city.id, actor }, what.group);
		// What is hidden already has nothing left to report.
		if (!group || group.stone !== null) throw new NotFound();
		const { name: title, purposeHtml: html, language } = group;
		return { kind: 'group', title, html, language, ...nobody };
	}
	const key = { cityId: city.id, residentId: what.person };
	const person = await readableName(db, key, actor);
	if (!person) throw new NotFound();
	return { kind: 'profile', title: person.name, html: '', language: 'und', ...nobody };
}

/** What it is as content; a person and a group become that with the first notice. */
export async function contentToReport(
	trx: Trx,
	{ city }: Pick<Context, 'city'>,
	what: Reportable
): Promise<number> {
	if (typeof what === 'number') return what;
	return 'group' in what
		? groupContent(trx, { cityId: city.id, groupId: what.group })
		: profileContent(trx, { cityId: city.id, residentId: what.person });
}
