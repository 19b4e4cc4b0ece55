import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isImportField, importFields, type MappingWishes } from '#lib/domain/import/fields.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import {
	importProposals,
	listImportGroups,
	previewImport,
	type ImportRequest
} from '#lib/server/services/imports.ts';
import { withDatabase } from './support/database.ts';
import { operatorIn } from './support/operator.ts';
import { loadWords } from './support/words.ts';
import { Misuse } from './support/say.ts';
import { tell, tellMapping, tellSamples } from './import/tell.ts';

const usage = `npm run -s kumppani -- import proposals FILE --city CITY --group GROUP [options]

  --city CITY          the city's name in addresses, such as espoo
  --group GROUP        the group's number, or its exact name
  --map FIELD=COLUMN   which column is what, as often as needed; FIELD= for none. Fields are
                       ${importFields.join(', ')}
  --language CODE      of texts whose rows do not say theirs; otherwise the city's first
  --create-categories  makes categories and neighbourhoods that the city does not have
  --dry-run            shows what would be imported, and writes nothing`;

/** kumppani import proposals: as the page of the same name for admins, for those at the server. */
export async function run(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			city: { type: 'string' },
			group: { type: 'string' },
			map: { type: 'string', multiple: true, default: [] },
			language: { type: 'string' },
			'create-categories': { type: 'boolean', default: false },
			'dry-run': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return console.log(usage);
	const [what, file, ...more] = positionals;
	const { city, group, language } = values;
	if (what !== 'proposals' || !file || more.length > 0 || !city || !group) throw new Misuse(usage);
	const wishes = readWishes(values.map);
	const bytes = await readBytes(file);
	if (language !== undefined && !/^[a-z]{2,3}$/.test(language))
		throw new Misuse(`"${language}" is not a code of a language, such as fi or ca.`);

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
		tellMapping(preview);
		if (values['dry-run'] && preview.outcome) {
			tellSamples(preview.samples);
			await tell(preview.outcome, { isDry: true });
			console.log('Nothing was written: this was a dry run.');
		} else {
			await tell(await importProposals(context, request));
		}
	});
}

function readWishes(maps: readonly string[]): MappingWishes {
	const wishes: MappingWishes = {};
	for (const map of maps) {
		const [, field = '', column = ''] = /^([^=]+)=(.*)$/s.exec(map) ?? [];
		if (!isImportField(field))
			throw new Misuse(
				`--map ${map}: write FIELD=COLUMN, FIELD one of ${importFields.join(', ')}.`
			);
		wishes[field] = column;
	}
	return wishes;
}

/** npm runs a command in the project's folder, wherever the person stood: INIT_CWD tells. */
async function readBytes(file: string): Promise<Uint8Array> {
	const place = path.resolve(process.env.INIT_CWD ?? '.', file);
	return readFile(place).catch((error: NodeJS.ErrnoException) => {
		throw new Misuse(`${place} cannot be read: ${error.code ?? error.message}.`);
	});
}

async function groupOf(context: Context, wanted: string): Promise<number> {
	const groups = await listImportGroups(context);
	const found = groups.filter(({ id, name }) => String(id) === wanted || name === wanted);
	const [group] = found;
	if (group && found.length === 1) return group.id;
	const list = (found.length > 1 ? found : groups).map(({ id, name }) => `\n  ${id}  ${name}`);
	throw new Misuse(
		found.length > 1
			? `Several groups are called "${wanted}". Give the number of one:${list.join('')}`
			: `There is no group "${wanted}" in this city. There is:${list.join('') || ' none yet.'}`
	);
}
