import { residentId } from '#lib/domain/actor.ts';
import { Invalid, NotFound } from '#lib/domain/errors.ts';
import { requireColumns } from '#lib/domain/import/columns.ts';
import { chooseMapping, type Mapping, type MappingWishes } from '#lib/domain/import/fields.ts';
import type { ImportOutcome } from '#lib/domain/import/outcome.ts';
import { byName, planImport, type ImportPlan, type PlannedRow } from '#lib/domain/import/plan.ts';
import { isLocale, type TextLanguage } from '#lib/domain/locale.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { readSource } from '../import/read-source.ts';
import type { Source } from '../import/source.ts';
import { toSafeHtml } from '../markdown.ts';
import { recordActivity } from '../queries/activity.ts';
import {
	countAfresh,
	insertImported,
	knownSourceKeys,
	type ImportedProposal,
	type WrittenProposal
} from '../queries/imports.ts';
import {
	insertNamedThings,
	lockTarget,
	namedThings,
	targetGroups,
	type TargetGroup
} from '../queries/imports/target.ts';
import { indexContents } from '../queries/search/index-content.ts';
import { hashOf } from '../secrets.ts';

export interface ImportRequest {
	bytes: Uint8Array;
	groupId: number;
	/** Of the texts whose rows do not say theirs. */
	language: TextLanguage;
	/** Which column is what; where nothing is wished the names of the columns decide. */
	wishes?: MappingWishes;
	/** Makes categories and neighbourhoods that the city does not have, instead of leaving them out. */
	makeMissing?: boolean;
	/** Said in the time line beside a state that a proposal had before: its date there is not known. */
	stateNote?: { text: string; language: TextLanguage };
}

export interface ImportPreview {
	format: Source['format'];
	columns: string[];
	mapping: Mapping;
	/** What the import would do; undefined while no column is the title. */
	outcome: ImportOutcome | undefined;
	/** The first rows as they would be taken in. */
	samples: PlannedRow[];
}

/** The groups of the city that proposals can be imported into. */
export async function listImportGroups({ actor, db, city }: Context): Promise<TargetGroup[]> {
	authorize(actor, 'import proposals');
	return targetGroups(db, city.id);
}

/**
 * What an import would do, without doing it.
 * @throws NotFound when the city has no such group, Invalid (`import_…`) when the file or the mapping is wrong
 */
export async function previewImport(
	context: Context,
	request: ImportRequest
): Promise<ImportPreview> {
	authorize(context.actor, 'import proposals');
	const groups = await targetGroups(context.db, context.city.id);
	if (!groups.some(({ id }) => id === request.groupId)) throw new NotFound();
	const source = readSource(request.bytes);
	const mapping = mappingFor(source, request.wishes);
	const { format, columns } = source;
	if (!mapping.title) return { format, columns, mapping, outcome: undefined, samples: [] };
	const { ready, outcome } = await plan(context, source, mapping, request);
	return { format, columns, mapping, outcome, samples: ready.slice(0, 5) };
}

/**
 * Takes the good rows of a file into a group, all of them or, when anything goes wrong, none. A row
 * that was taken in before is left as it is. Titles from elsewhere may have 1 to 300 characters.
 * @throws NotFound when the city has no such group, Invalid (`import_…`) when the file or the mapping is wrong
 */
export async function importProposals(
	context: Context,
	request: ImportRequest
): Promise<ImportOutcome> {
	authorize(context.actor, 'import proposals');
	const source = readSource(request.bytes);
	const mapping = mappingFor(source, request.wishes);
	if (!mapping.title) throw new Invalid('import_no_title', 'title');
	const outcome = await context.db.transaction().execute(async (trx) => {
		const group = await lockTarget(trx, context.city.id, request.groupId);
		if (!group) throw new NotFound();
		const planned = await plan({ ...context, db: trx }, source, mapping, request);
		await write({ ...context, db: trx }, group, planned, request);
		await recordActivity(trx, {
			cityId: context.city.id,
			actorId: residentId(context.actor),
			verb: 'import proposals',
			groupId: group.id,
			detail: { created: planned.outcome.created, already: planned.outcome.already }
		});
		return planned.outcome;
	});
	await countAfresh(context.db, outcome);
	return outcome;
}

function mappingFor({ columns }: Source, wishes: MappingWishes = {}): Mapping {
	requireColumns(columns, wishes);
	return chooseMapping(columns, wishes);
}

async function plan(
	{ db, city, now }: Context,
	source: Source,
	mapping: Mapping,
	{ groupId, language, makeMissing = false }: ImportRequest
): Promise<ImportPlan> {
	return planImport(source.rows, {
		mapping,
		language,
		makeMissing,
		now,
		timeZone: city.timeZone,
		known: await knownSourceKeys(db, { cityId: city.id, groupId }),
		categories: await namedThings(db, 'category', city.id),
		neighbourhoods: await namedThings(db, 'neighbourhood', city.id),
		digest: hashOf
	});
}

const batch = 500;

async function write(
	{ db, city, actor, now }: Context,
	group: TargetGroup,
	{ ready, newCategories, newNeighbourhoods }: ImportPlan,
	{ language, stateNote = { text: '', language: 'en' } }: ImportRequest
): Promise<void> {
	const locale = isLocale(language) ? language : (city.locales[0] ?? 'en');
	const made = { cityId: city.id, locale };
	await insertNamedThings(db, 'category', { ...made, names: newCategories });
	await insertNamedThings(db, 'neighbourhood', { ...made, names: newNeighbourhoods });
	const category = byName(await namedThings(db, 'category', city.id));
	const neighbourhood = byName(await namedThings(db, 'neighbourhood', city.id));

	const proposals = ready.map((row): ImportedProposal => ({
		sourceKey: row.sourceKey,
		title: row.title,
		summary: row.summary,
		body: row.text,
		bodyHtml: toSafeHtml(row.text),
		language: row.language,
		categoryId: category(row.category),
		neighbourhoodId: neighbourhood(row.neighbourhood),
		state: row.state ?? 'gathering',
		supports: row.supports,
		publishedAt: row.created ?? now
	}));
	const target = {
		cityId: city.id,
		groupId: group.id,
		threshold: group.threshold,
		by: residentId(actor),
		now,
		stateNote: { ...stateNote, html: toSafeHtml(stateNote.text) }
	};
	const written: WrittenProposal[] = [];
	for (let start = 0; start < proposals.length; start += batch) {
		written.push(...(await insertImported(db, target, proposals.slice(start, start + batch))));
	}
	await indexContents(
		db,
		city.id,
		written.map(({ id, ...text }) => ({ ...text, contentId: id, kind: 'proposal' }))
	);
}
