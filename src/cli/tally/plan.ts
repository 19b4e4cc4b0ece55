import { z } from 'zod';
import { counting, type Counting, type Method } from '#lib/domain/tally/counting.ts';
import type { Election } from '#lib/domain/tally/election.ts';
import { readJson } from '#lib/domain/tally/files/json.ts';
import { PLAIN, type Layout } from '#lib/domain/tally/files/layout.ts';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { readRctabConfig } from '#lib/domain/tally/files/rctab.ts';
import { tieRule, type TieRule } from '#lib/domain/tally/ties.ts';

/** How a file is to be read and counted. */
export type Plan = {
	readonly layout: Layout;
	readonly seats: number | undefined;
	/** What the settings say differently from the file. */
	fit(election: Election): Election;
	tiesFor(election: Election): TieRule;
	countingFor(election: Election): Counting;
};

/** Options are named by id or by name. */
const settings = z.strictObject({
	seats: z.int().min(1).optional(),
	ties: tieRule.prefault({}),
	unranked: z.enum(['last', 'no-opinion']).optional(),
	leastPoints: z.int().min(0).optional(),
	layout: z
		.strictObject({
			overvote: z.string(),
			skipped: z.string(),
			writeIn: z.string(),
			between: z.string().min(1),
			contest: z.string()
		})
		.partial()
		.prefault({}),
	rules: z.record(z.string(), z.unknown()).optional(),
	rule: z.record(z.string(), z.unknown()).optional(),
	statusQuo: z.record(z.string(), z.unknown()).optional(),
	completion: z.string().optional()
});

/** Reads settings of our own, or a configuration of RCTab. Throws MalformedFile, NotOffered. */
export function planFor(method: Method, config: string): Plan {
	if (config.includes('"cvrFileSources"')) return likeRctab(method, config);
	const { seats, ties, unranked, leastPoints, layout, ...choices } = readJson(
		config,
		settings,
		'settings for a count'
	);
	const chosen = counting.safeParse({ method, ...choices });
	if (!chosen.success) {
		const { path = [], message } = chosen.error.issues[0] ?? {};
		throw new MalformedFile(1, `settings for ${method}: ${[...path].join('.')} ${message}`);
	}
	return {
		layout: { ...PLAIN, ...layout },
		seats,
		fit: (election) => ({
			...election,
			...(unranked && election.kind === 'ranked' ? { unranked } : {}),
			...(leastPoints !== undefined && election.kind === 'budget' ? { leastPoints } : {})
		}),
		tiesFor: (election) => drawnById(ties, election),
		countingFor: (election) => namedById(chosen.data, election)
	};
}

/** Its rules decide between a quota and none; other methods take its names and its tie rule. */
function likeRctab(method: Method, config: string): Plan {
	const { layout, seats, ties, rules, method: its } = readRctabConfig(config);
	const rounds = method === 'irv' || method.startsWith('stv');
	return {
		layout,
		seats,
		fit: (election) => election,
		tiesFor: () => ties,
		countingFor: () => (rounds ? { method: its, rules } : counting.parse({ method }))
	};
}

/** Finds the id of an option that settings name by id or by name. */
function idOf({ options }: Election): (text: string) => string {
	const ids = new Set(options.map(({ id }) => id));
	const named = new Map(options.map(({ id, name }) => [name, id]));
	return (text) => (ids.has(text) ? text : (named.get(text) ?? text));
}

function drawnById(ties: TieRule, election: Election): TieRule {
	if (!('drawn' in ties.lot)) return ties;
	return { ...ties, lot: { drawn: ties.lot.drawn.map(idOf(election)) } };
}

function namedById(counting: Counting, election: Election): Counting {
	const id = idOf(election);
	if ('rules' in counting) {
		const withdrawn = counting.rules.withdrawn.map(id);
		return { ...counting, rules: { ...counting.rules, withdrawn } };
	}
	if (!('statusQuo' in counting) || !counting.statusQuo) return counting;
	const { option, majorities, quorum } = counting.statusQuo;
	const byId = Object.entries(majorities).map(([name, times]) => [id(name), times]);
	const statusQuo = { option: id(option), quorum, majorities: Object.fromEntries(byId) };
	return { ...counting, statusQuo };
}
