import { parseArgs } from 'node:util';
import { commentFields } from '#lib/domain/import/comments/fields.ts';
import { readConfig } from '#lib/server/config.ts';
import {
	importComments,
	previewCommentImport,
	type CommentImportRequest
} from '#lib/server/services/imports/comments.ts';
import { withDatabase } from '../support/database.ts';
import { operatorIn } from '../support/operator.ts';
import { Misuse } from '../support/say.ts';
import { groupOf, readBytes, readWishes, requireLanguage } from './asked.ts';
import { tellComments, tellCommentSamples } from './tell-comments.ts';
import { tellMapping } from './tell.ts';

export const usage = `npm run -s kumppani -- import comments FILE --city CITY [options]

  Comments on proposals that were imported before, found by the numbers that those had elsewhere.

  --city CITY          the city's name in addresses, such as espoo
  --group GROUP        looks for the proposals in this group alone: its number, or its exact name
  --map FIELD=COLUMN   which column is what, as often as needed; FIELD= for none. Fields are
                       ${commentFields.join(', ')};
                       names of authors come in only when their column is named
  --language CODE      of texts whose rows do not say theirs; otherwise the words tell
  --dry-run            shows what would be imported, and writes nothing`;

/** kumppani import comments: discussions from another service, for those at the server. */
export async function importCommentsFrom(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			city: { type: 'string' },
			group: { type: 'string' },
			map: { type: 'string', multiple: true, default: [] },
			language: { type: 'string' },
			'dry-run': { type: 'boolean', default: false }
		}
	});
	const [file, ...more] = positionals;
	const { city, group, language } = values;
	if (!file || more.length > 0 || !city) throw new Misuse(usage);
	const wishes = readWishes(values.map, commentFields);
	const bytes = await readBytes(file);
	requireLanguage(language);

	await withDatabase(readConfig(process.env), async (db) => {
		const context = await operatorIn(db, city);
		const request: CommentImportRequest = {
			bytes,
			wishes,
			groupId: group === undefined ? null : await groupOf(context, group),
			language: language ?? null
		};
		const preview = await previewCommentImport(context, request);
		tellMapping(preview, commentFields);
		if (values['dry-run'] && preview.outcome) {
			tellCommentSamples(preview.samples);
			await tellComments(preview.outcome, { isDry: true });
			console.log('Nothing was written: this was a dry run.');
		} else {
			await tellComments(await importComments(context, request));
		}
	});
}
