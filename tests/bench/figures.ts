import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';

/** Milliseconds that some work takes. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
	const began = performance.now();
	const result = await work();
	return { ms: performance.now() - began, result };
}

/**
 * Processor time that work takes here and in the database's sessions, in milliseconds: it hardly
 * depends on what else the machine does. NaN where the system does not tell.
 */
export async function cpuOf(db: Db, work: () => Promise<unknown>): Promise<number> {
	const before = await cpuTime(db);
	await work();
	return (await cpuTime(db)) - before;
}

async function cpuTime(db: Db): Promise<number> {
	const { user, system } = process.cpuUsage();
	const { rows } = await sql<{ pid: number }>`
		select pid from pg_stat_activity where backend_type = 'client backend'`.execute(db);
	const ticks = rows.map(({ pid }) => ticksOf(pid)).reduce((sum, one) => sum + one, 0);
	return (user + system) / 1000 + ticks * 10;
}

/** User and system time of a process in hundredths of a second, as Linux tells them. */
function ticksOf(pid: number): number {
	const file = `/proc/${pid}/stat`;
	if (!existsSync(file)) return NaN;
	const fields = readFileSync(file, 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ');
	return Number(fields[11]) + Number(fields[12]);
}

/** The value that a share of all values stays below: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** `12.3 ms`, `1.23 s` */
export function duration(ms: number): string {
	return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

export function heading(text: string): void {
	console.log(`\n${text}`);
}

/** One figure a line: what it is, and its values under one another. */
export function figure(what: string, ...values: string[]): void {
	console.log(`  ${what.padEnd(44)}${values.map((value) => value.padStart(14)).join('')}`);
}
