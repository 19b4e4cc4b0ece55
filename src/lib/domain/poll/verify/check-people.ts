import type { Bundle } from '#lib/domain/poll/bundle.ts';
import type { PeopleFinding } from './finding.ts';
import type { Lines } from './lines.ts';

/** Whether there are no more ballots than people, and every one came by some way. */
export function checkNumbers({ rules, late, channels }: Bundle, lines: Lines): PeopleFinding[] {
	const ballots = lines.live.size;
	const entitled = rules.entitled + late.length;
	const stated = Object.values(channels).reduce((sum, count) => sum + count, 0);
	return [
		...(ballots > entitled ? [{ finding: 'too-many-ballots', ballots, entitled } as const] : []),
		...(stated !== ballots ? [{ finding: 'channels-differ', stated, ballots } as const] : [])
	];
}

/** Whether names stand beside ballots that are counted, once each, and in open polls alone. */
export function checkNames({ rules, names }: Bundle, lines: Lines): PeopleFinding[] {
	if (names === undefined) return [];
	if (rules.secrecy !== 'open') return [{ finding: 'names-exposed', names: names.length }];
	const firsts = new Map<string, number>();
	return names.flatMap(({ leaf }, at): PeopleFinding[] => {
		const name = at + 1;
		const first = firsts.get(leaf);
		if (first !== undefined) return [{ finding: 'name-twice', name, first }];
		firsts.set(leaf, name);
		return lines.live.has(leaf) ? [] : [{ finding: 'name-without-ballot', name }];
	});
}
