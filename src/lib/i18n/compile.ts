// How messages/ becomes typed functions in paraglide/. Vite reads these options; run by plain Node
// (`node src/lib/i18n/compile.ts`) the file compiles, so that the command line has its words too.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const paraglideOptions = {
	project: here('./project.inlang'),
	outdir: here('./paraglide'),
	strategy: ['url', 'baseLocale'] as ('url' | 'baseLocale')[],
	emitTsDeclarations: false,
	emitReadme: false,
	urlPatterns: [
		{
			pattern: '/:path(.*)?',
			localized: [
				['fi', '/fi/:path(.*)?'],
				['sv', '/sv/:path(.*)?'],
				['de', '/de/:path(.*)?'],
				['en', '/:path(.*)?']
			] as [string, string][]
		}
	]
};

refuseTwins();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { compile } = await import('@inlang/paraglide-js');
	await compile(paraglideOptions);
	process.exit(); // the compiler leaves an idle worker behind that would hold the process for half a minute
}

/** The compiler never comes to an end over a key that stands in two files: this says which it is. */
function refuseTwins(): void {
	const home = new Map<string, string>();
	for (const file of readdirSync(here('./messages/en'))) {
		const messages = JSON.parse(readFileSync(here(`./messages/en/${file}`), 'utf8')) as object;
		for (const key of Object.keys(messages)) {
			const other = home.get(key);
			if (other) throw new Error(`The message ${key} stands in ${other} and in ${file}.`);
			home.set(key, file);
		}
	}
}
