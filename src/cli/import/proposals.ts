import { parseArgs } from 'node:util';
import { importFields } from '#lib/domain/import/fields.ts';
import { readConfig } from '#lib/server/config.ts';
import {
	importProposals,
	previewImport,
	type ImportRequest
} from '#lib/server/services/imports.ts';
import { withDatabase } from '../support/database.ts';
import { operatorIn } from '../support/operator.ts';
import { loadWords } from '../support/words.ts';
import { Misuse } from '../support/say.ts';
import { groupOf, readBytes, readWishes, requireLanguage } from './asked.ts';
import { tell, tellMapping, tellSamples } from './tell.ts';

export const usage = `npm run -s kumppani -- import proposals FILE --city CITY --group GROUP [options]

  --city CITY          the city's name in addresses, such as espoo
  --group GROUP        the group's number, or its exact name
  --map FIELD=COLUMN   which column is what, as often as needed; FIELD= for none. Fields are
                       ${importFields.join(', ')}
  --language CODE      of texts whose rows do not say theirs; otherwise the city's first
  --create-categories  makes categories and neighbourhoods that the city does not have
  --dry-run            shows what would be imported, and writes nothing`;

/** kumppani import proposals: as the page of the same name for admins, for those at the server. */
export async function importProposalsFrom(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			city: { type: 'string' },
			group: { type: 'string' },
			map: { type: 'string', multiple: true, default: [] },
			language: { type: 'string' },
			'create-categories': { type: 'boolean', default: false },
			'dry-run': { type: 'boolean', default: false }
		}
	});
	const [file, ...more] = positionals;
	const { city, group, language } = values;
	if (!file || more.length > 0 || !city || !group) throw new Misuse(usage);
	const wishes = readWishes(values.map, importFields);
	const bytes = await readBytes(file);
	requireLanguage(language);

	await withDatabase(readConfig(process.env), async (db) => {
		const context = await operatorIn(db, city);
		const say = await loadWords();
		const own = context.city.locales[0] ?? 'en';
		const request: ImportRequest = {
			bytes,
			wishes,
			groupId: await groupOf(context, group),
			language: language ?? own,
			stateNote: { text: say('import_state_note', {}, own), language: own },
			makeMissing: values['create-categories']
		};
		const preview = await previewImport(context, request);
		tellMapping(preview, importFields);
		if (values['dry-run'] && preview.outcome) {
			tellSamples(preview.samples);
			await tell(preview.outcome, { isDry: true });
			console.log('Nothing was written: this was a dry run.');
		} else {
			await tell(await importProposals(context, request));
		}
	});
}
