import { buildAfresh, buildIsFresh } from '../../src/cli/support/fresh-build.ts';
import { duration, figure, heading } from './figures.ts';
import { load } from './load.ts';
import { startProgram, stopProgram } from './program.ts';

/** Pages of the production server as a visitor gets them, against the same statements without pages. */
export async function benchPages(
	databaseUrl: string,
	pages: Record<string, string>
): Promise<void> {
	if (!buildIsFresh()) {
		console.log('\nBuilding the pages …');
		await buildAfresh();
	}
	const site = await startProgram('../../src/cli/serve.ts', databaseUrl, 'Kumppani serves');
	const floor = await startProgram('floor.ts', databaseUrl, 'The floor listens');
	heading('Pages: ten connections at once, signed out, uncompressed');
	figure('', 'answers/s', 'median', '99 of 100', 'bytes');
	for (const [what, address] of Object.entries(pages)) {
		const page = await load(site.url + address);
		const bare = await load(floor.url + address);
		for (const [name, { perSecond, p50, p99, bytes }] of [
			[what, page],
			['  floor: the same statements, joined by hand', bare]
		] as const) {
			figure(name, perSecond.toFixed(0), duration(p50), duration(p99), String(bytes));
		}
		figure('  ratio', `${(page.perSecond / bare.perSecond).toFixed(2)} x`);
	}
	await Promise.all([site, floor].map(({ program }) => stopProgram(program)));
}
