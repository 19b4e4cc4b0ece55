// npm test: every check of the house, one after the other, and one line that counts them all.
// `npm test -- services journeys` runs only the parts it names.
import { ensureChromium } from './chromium.ts';
import { checked, countOfJourneys, countOfTests, type Count } from './count.ts';

const parts: Record<string, () => Count> = {
	format: () => checked('prettier', '--check', '.'),
	lint: () => checked('eslint', '.'),
	types: () => checked('npm', 'run', '-s', 'check'),
	domain: () => countOfTests('domain'),
	services: () => countOfTests('services'),
	journeys: () => {
		process.env.CHROMIUM_PATH = ensureChromium();
		return countOfJourneys();
	}
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length) {
	console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
	process.exit(2);
}

const total: Count = { passed: 0, failed: 0, failures: [] };
for (const [name, run] of Object.entries(parts)) {
	if (wanted.length && !wanted.includes(name)) continue;
	console.log(`\n== ${name}`);
	const began = performance.now();
	const { passed, failed, failures } = attempt(name, run);
	console.log(`${name}: ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
	total.passed += passed;
	total.failed += failed;
	total.failures.push(...failures.map((failure) => `${name}: ${failure}`));
}
console.log(['', ...total.failures.map((failure) => `FAILED ${failure}`)].join('\n'));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function attempt(name: string, run: () => Count): Count {
	try {
		return run();
	} catch (error) {
		console.error(`${name} could not run:`, error);
		return { passed: 0, failed: 1, failures: ['could not run'] };
	}
}
