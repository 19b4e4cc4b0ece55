import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '#lib/server/context.ts';
import { listImportGroups } from '#lib/server/services/imports.ts';
import { Misuse } from '../support/say.ts';

/** `--map FIELD=COLUMN`, as often as it was given. */
export function readWishes<Field extends string>(
	maps: readonly string[],
	fields: readonly Field[]
): Partial<Record<Field, string>> {
	const wishes: Partial<Record<Field, string>> = {};
	for (const map of maps) {
		const [, name = '', column = ''] = /^([^=]+)=(.*)$/s.exec(map) ?? [];
		const field = fields.find((known) => known === name);
		if (!field)
			throw new Misuse(`--map ${map}: write FIELD=COLUMN, FIELD one of ${fields.join(', ')}.`);
		wishes[field] = column;
	}
	return wishes;
}

/** npm runs a command in the project's folder, wherever the person stood: INIT_CWD tells. */
export async function readBytes(file: string): Promise<Uint8Array> {
	const place = path.resolve(process.env.INIT_CWD ?? '.', file);
	return readFile(place).catch((error: NodeJS.ErrnoException) => {
		throw new Misuse(`${place} cannot be read: ${error.code ?? error.message}.`);
	});
}

export function requireLanguage(language: string | undefined): void {
	if (language !== undefined && !/^[a-z]{2,3}$/.test(language))
		throw new Misuse(`"${language}" is not a code of a language, such as fi or ca.`);
}

/** A group by its number or exact name. @throws Misuse with those that there are */
export async function groupOf(context: Context, wanted: string): Promise<number> {
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
