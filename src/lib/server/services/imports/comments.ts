import { residentId } from '#lib/domain/actor.ts';
import { Invalid, NotFound } from '#lib/domain/errors.ts';
import { requireColumns } from '#lib/domain/import/columns.ts';
import { chooseCommentMapping, type CommentMapping } from '#lib/domain/import/comments/fields.ts';
import type { CommentOutcome } from '#lib/domain/import/comments/outcome.ts';
import {
	planComments,
	type CommentPlan,
	type PlannedComment
} from '#lib/domain/import/comments/plan.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { readSource } from '../../import/read-source.ts';
import type { Source } from '../../import/source.ts';
import { recordActivity } from '../../queries/activity.ts';
import { countAfresh } from '../../queries/imports.ts';
import {
	importedComments,
	importedProposals,
	type ImportedPlace
} from '../../queries/imports/comments.ts';
import { lockTarget, targetGroups } from '../../queries/imports/target.ts';
import { hashOf } from '../../secrets.ts';
import { writeComments } from './writing-comments.ts';

export interface CommentImportRequest {
	bytes: Uint8Array;
	/** Where the proposals are looked for; null: in every group of the city. */
	groupId: number | null;
	/** Of the texts whose rows do not say theirs; null: told by their words. */
	language: TextLanguage | null;
	/** Which column is what; where nothing is wished the names of the columns decide. */
	wishes?: CommentMapping;
}

export interface CommentImportPreview {
	format: Source['format'];
	columns: string[];
	mapping: CommentMapping;
	/** What the import would do; undefined while no column is the text, or what it is about. */
	outcome: CommentOutcome | undefined;
	/** The first comments as they would be taken in. */
	samples: PlannedComment[];
}

/**
 * What an import of comments would do, without doing it.
 * @throws NotFound when the city has no such group, Invalid (`import_…`) when the file or the mapping is wrong
 */
export async function previewCommentImport(
	context: Context,
	request: CommentImportRequest
): Promise<CommentImportPreview> {
	authorize(context.actor, 'import comments');
	await groupsFor(context, request);
	const source = readSource(request.bytes);
	const mapping = mappingFor(source, request.wishes);
	const { format, columns } = source;
	if (!mapping.text || !mapping.proposal)
		return { format, columns, mapping, outcome: undefined, samples: [] };
	const { ready, outcome } = await plan(context, source, mapping, request);
	return { format, columns, mapping, outcome, samples: ready.slice(0, 5) };
}

/**
 * Takes the good rows of a file into the discussions of proposals that were imported before, all of them
 * or, when anything goes wrong, none. A comment that was taken in before is left as it is. Nobody is told:
 * it was said before, elsewhere.
 * @throws NotFound when the city has no such group, Invalid (`import_…`) when the file or the mapping is wrong
 */
export async function importComments(
	context: Context,
	request: CommentImportRequest
): Promise<CommentOutcome> {
	authorize(context.actor, 'import comments');
	const source = readSource(request.bytes);
	const mapping = mappingFor(source, request.wishes);
	if (!mapping.text || !mapping.proposal)
		throw new Invalid('import_no_comment_columns', mapping.text ? 'proposal' : 'text');
	const outcome = await context.db.transaction().execute(async (trx) => {
		const within = { ...context, db: trx };
		for (const { id } of await groupsFor(within, request))
			await lockTarget(trx, context.city.id, id);
		const { ready, outcome, places } = await plan(within, source, mapping, request);
		await writeComments(within, { ready, places, language: request.language });
		await recordActivity(trx, {
			cityId: context.city.id,
			actorId: residentId(context.actor),
			verb: 'import comments',
			groupId: request.groupId ?? undefined,
			detail: { created: outcome.created, already: outcome.already }
		});
		return outcome;
	});
	await countAfresh(context.db, outcome);
	return outcome;
}

/** In the order of their ids: two imports that hold them come one after the other. @throws NotFound */
async function groupsFor({ db, city }: Context, { groupId }: CommentImportRequest) {
	const groups = await targetGroups(db, city.id);
	const found = groups.filter(({ id }) => groupId === null || id === groupId);
	if (found.length === 0) throw new NotFound();
	return found.sort((one, other) => one.id - other.id);
}

function mappingFor({ columns }: Source, wishes: CommentMapping = {}): CommentMapping {
	requireColumns(columns, wishes);
	return chooseCommentMapping(columns, wishes);
}

async function plan(
	{ db, city, now }: Context,
	source: Source,
	mapping: CommentMapping,
	{ groupId }: CommentImportRequest
): Promise<CommentPlan & { places: ImportedPlace[] }> {
	const taken = { cityId: city.id, groupId };
	const places = await importedComments(db, taken);
	const planned = planComments(source.rows, {
		mapping,
		now,
		timeZone: city.timeZone,
		proposals: await importedProposals(db, taken),
		comments: places,
		digest: hashOf
	});
	return { ...planned, places };
}
