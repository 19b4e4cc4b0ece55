import { Conflict, NotFound } from '#lib/domain/errors.ts';
import type { ContentKind, VersionedKind } from '#lib/domain/content.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Marks } from '#lib/domain/moderation/marks.ts';
import type { RemarkPart } from '#lib/domain/poll/remark.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { readableGroup } from '../../queries/groups.ts';
import { groupContent } from '../../queries/moderation/group-pages.ts';
import { readableItem } from '../../queries/moderation/items.ts';
import { profileContent, readableName } from '../../queries/moderation/profiles.ts';
import {
	holdVersion,
	insertVersionContent,
	readableVersion
} from '../../queries/moderation/versions.ts';
import { remarkHtml } from '../polls/remark-content.ts';
import { remarkContent, seeRemark, type RemarkIn } from './remarks.ts';

/**
 * What a notice can be about: a text by its number, somebody's name and account, the page of a group, a
 * version that a text had before, what voters wrote beside their ballots.
 */
export type Reportable = number | { person: number } | { group: number } | VersionOf | RemarkIn;

export interface VersionOf {
	of: number;
	version: number;
}

/** The same as whoever reports it sees it. */
export interface Reported {
	kind: ContentKind;
	title: string;
	html: string;
	language: TextLanguage;
	authorId: number | null;
	authorName: string | null;
	marks: Marks | null;
	summary?: string;
	/** Of a former version: of what, its number, and when it was written. */
	ofKind?: VersionedKind | null;
	ofVersion?: number | null;
	publishedAt?: Date | null;
	/** Of what stands beside votes. */
	remarkPart?: RemarkPart | null;
}

/** What a notice is about, as the viewer reads it. @throws NotFound, Conflict for the version that stands */
export async function seeReportable(context: Context, what: Reportable): Promise<Reported> {
	const { db, city, actor } = context;
	if (typeof what === 'number') {
		const item = await readableItem(db, { cityId: city.id, contentId: what }, actor);
		if (!item || item.removedAt) throw new NotFound();
		return item;
	}
	if ('version' in what) return seeVersion(context, what);
	const nobody = { authorId: null, authorName: null, marks: null };
	if ('poll' in what) {
		const { remark, title, poll } = await seeRemark(context, what);
		const said = { title, html: remarkHtml(remark.text), language: poll.rules.language };
		return { kind: 'remark', ...said, remarkPart: remark.part, ...nobody };
	}
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

/** What it is as content; all but a text becomes that with the first notice. */
export async function contentToReport(
	trx: Trx,
	context: Context,
	what: Reportable
): Promise<number> {
	if (typeof what === 'number') return what;
	if ('version' in what) return versionContent(trx, context, what);
	if ('poll' in what) return remarkContent(trx, context, what);
	const { city } = context;
	return 'group' in what
		? groupContent(trx, { cityId: city.id, groupId: what.group })
		: profileContent(trx, { cityId: city.id, residentId: what.person });
}

/** Of two who report a version first at once the second finds what the first has made. */
async function versionContent(trx: Trx, context: Context, what: VersionOf): Promise<number> {
	const here = { ...context, db: trx };
	const { ofKind, reportedId } = await seeVersion(here, what);
	if (reportedId !== null) return reportedId;
	const key = { cityId: context.city.id, ofId: what.of, version: what.version };
	await holdVersion(trx, key, ofKind);
	const held = await seeVersion(here, what);
	return held.reportedId ?? insertVersionContent(trx, key, held);
}

/** How a text stands is reported as the text itself: its next version is another. */
async function seeVersion({ db, city, actor }: Context, { of, version }: VersionOf) {
	const found = await readableVersion(db, { cityId: city.id, ofId: of, version }, actor);
	if (!found) throw new NotFound();
	const { current, publishedAt, language, title, summary, html } = found;
	if (version === current) throw new Conflict('version_stands');
	if (!publishedAt || !language || title === null || summary === null || html === null)
		throw new NotFound();
	const text = { title, summary, html, language, publishedAt, ofVersion: version };
	return { ...found, ...text, kind: 'version' as const };
}
