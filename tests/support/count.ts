import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Count {
	passed: number;
	failed: number;
	/** What failed, a line each: said again at the end, where a long run is looked at first. */
	failures: string[];
}

const projectFolder = path.resolve(import.meta.dirname, '../..');
const results = path.join(projectFolder, '.test-results');

/** A check that passes or fails as a whole. */
export function checked(program: string, ...args: string[]): Count {
	return run(program, args) === 0
		? { passed: 1, failed: 0, failures: [] }
		: { passed: 0, failed: 1, failures: [[program, ...args].join(' ')] };
}

/** Runs one project of vite.config.ts. */
export function countOfTests(project: string): Count {
	const report = emptyReport(`${project}.json`);
	run('npm', ['run', '-s', 'i18n']);
	const status = run('vitest', [
		'run',
		`--project=${project}`,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`
	]);
	const { numPassedTests, numFailedTests, testResults } = read<VitestReport>(report);
	// A file that breaks before its first test has no test to fail.
	const brokenFiles = testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	return judged(status, {
		passed: numPassedTests,
		failed: numFailedTests + brokenFiles.length,
		failures: [
			...brokenFiles.map(({ name, message }) => told(name, message)),
			...testResults.flatMap(({ assertionResults }) =>
				assertionResults
					.filter(({ status }) => status === 'failed')
					.map(({ fullName, failureMessages }) => told(fullName, failureMessages[0]))
			)
		]
	});
}

/** Runs the journeys in the real browser. */
export function countOfJourneys(): Count {
	const report = emptyReport('journeys.json');
	run('npm', ['run', '-s', 'i18n']);
	const status = run('playwright', ['test', '--config=tests/journeys/playwright.config.ts']);
	const { stats, errors, suites } = read<PlaywrightReport>(report);
	return judged(status, {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		failures: [...errors.map(({ message }) => told('a journey', message)), ...failedIn(suites)]
	});
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	testResults: {
		name: string;
		message: string;
		status: string;
		assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
	}[];
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number };
	errors: { message: string }[];
	suites: Suite[];
}

interface Suite {
	file: string;
	suites?: Suite[];
	specs: {
		title: string;
		ok: boolean;
		tests: {
			projectName: string;
			status: string;
			results: { errors: { message: string }[] }[];
		}[];
	}[];
}

function failedIn(suites: readonly Suite[]): string[] {
	return suites.flatMap(({ file, suites: inner = [], specs }) => [
		...specs
			.filter(({ ok }) => !ok)
			.flatMap(({ title, tests }) =>
				tests
					.filter(({ status }) => status !== 'expected' && status !== 'skipped')
					.map(({ projectName, results }) =>
						told(
							`[${projectName}] ${file}: ${title}`,
							results[0]?.errors.map(({ message }) => message).join('\n')
						)
					)
			),
		...failedIn(inner)
	]);
}

/** One line: what failed, and the beginning of what was said of it. */
function told(name: string, message = ''): string {
	const plain = stripVTControlCharacters(message).replace(/\s+/g, ' ').trim();
	return `${name}: ${plain.slice(0, 600)}`;
}

/** A runner that fails without a failed test, or that ran none, counts as one failure. */
function judged(status: number | null, count: Count): Count {
	const unexplained = (status !== 0 && count.failed === 0) || count.passed + count.failed === 0;
	return unexplained
		? { ...count, failed: count.failed + 1, failures: ['a runner that gave no reason'] }
		: count;
}

function run(program: string, args: string[]): number | null {
	return spawnSync(program, args, {
		cwd: projectFolder,
		stdio: ['ignore', 'inherit', 'inherit']
	}).status;
}

function emptyReport(name: string): string {
	mkdirSync(results, { recursive: true });
	const report = path.join(results, name);
	rmSync(report, { force: true });
	return report;
}

function read<Report>(file: string): Report {
	return JSON.parse(readFileSync(file, 'utf8')) as Report;
}
