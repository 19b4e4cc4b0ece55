import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locale } from '#lib/domain/locale.ts';
import { projectFolder } from './project.ts';

/** What the pages say by key, in English unless told otherwise; compiled first where no build has done it since it was written. */
export async function loadWords(): Promise<
	(key: string, inputs?: Readonly<Record<string, string | number>>, locale?: Locale) => string
> {
	if (!isCompiled()) await promisify(execFile)(process.execPath, [path.join(i18n, 'compile.ts')]);
	const { say } = await import('#lib/i18n/say.ts');
	return (key, inputs = {}, locale = 'en') => say(key, inputs, undefined, locale);
}

const i18n = path.join(projectFolder, 'src/lib/i18n');
const compiled = path.join(i18n, 'paraglide/messages.js');

function isCompiled(): boolean {
	const folder = path.join(i18n, 'messages/en');
	const written = readdirSync(folder).map((file) => statSync(path.join(folder, file)).mtimeMs);
	return existsSync(compiled) && statSync(compiled).mtimeMs >= Math.max(...written);
}
