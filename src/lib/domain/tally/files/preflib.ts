import type { Counted, RankedElection, Ranking } from '#lib/domain/tally/election.ts';
import {
	distinctNames,
	linesOf,
	MalformedFile,
	MOST_OPTIONS,
	wholeNumber,
	type Line
} from './malformed.ts';

const ORDER = 'an order such as "12: 3,{1,2},4"';

/**
 * PrefLib ordinal data (preflib.github.io/PrefLib-Jekyll/format): `.soc` and `.soi` strict orders,
 * complete or not, `.toc` and `.toi` with ties in braces. Throws MalformedFile.
 */
export function readPrefLib(file: string): RankedElection {
	const lines = linesOf(file).filter(({ text }) => text.trim() !== '');
	const facts = lines.filter(({ text }) => text.startsWith('#'));
	const fact = (name: string) => facts.find(({ text }) => text.startsWith(`# ${name}:`));
	const value = (line: Line) => line.text.slice(line.text.indexOf(':') + 1).trim();
	const size = fact('NUMBER ALTERNATIVES');
	if (!size) throw new MalformedFile(1, 'a line "# NUMBER ALTERNATIVES: n" at the top');
	const number = wholeNumber(value(size), size.number, `a number up to ${MOST_OPTIONS}`, {
		least: 1,
		most: MOST_OPTIONS
	});
	const named = Array.from({ length: number }, (_, at) => {
		const line = fact(`ALTERNATIVE NAME ${at + 1}`);
		if (!line) throw new MalformedFile(size.number, `a line "# ALTERNATIVE NAME ${at + 1}: …"`);
		return { id: String(at + 1), name: value(line) };
	});
	const title = fact('TITLE');
	return {
		kind: 'ranked',
		title: title ? value(title) : '',
		options: distinctNames(named),
		ballots: lines
			.filter(({ text }) => !text.startsWith('#'))
			.map((line) => readOrder(line, number)),
		seats: 1,
		unranked: 'last'
	};
}

function readOrder({ number, text }: Line, size: number): Counted<Ranking> {
	const [, count = '', order = ''] = /^\s*(\d+)\s*:(.*)$/.exec(text) ?? [];
	const times = wholeNumber(count, number, ORDER, { least: 1 });
	const ranks = order.match(/\{[^{}]*\}|[^,{}\s]+/g) ?? [];
	const rest = order.replaceAll(/\{[^{}]*\}|[^,{}\s]+/g, '').trim();
	if (/[{}]/.test(rest) || rest.replaceAll(/\s/g, '').length > Math.max(0, ranks.length - 1)) {
		throw new MalformedFile(number, ORDER);
	}
	const ranking = ranks.map((rank) => {
		const names = rank.replaceAll(/[{}\s]/g, '').split(',');
		return names.map((name) => readOption(name, number, size)).sort((a, b) => a - b);
	});
	const seen = ranking.flat();
	if (new Set(seen).size < seen.length) {
		throw new MalformedFile(number, 'every alternative at most once in an order');
	}
	return [times, ranking];
}

function readOption(name: string, line: number, size: number): number {
	const expected = `an alternative from 1 to ${size}, not "${name}"`;
	return wholeNumber(name, line, expected, { least: 1, most: size }) - 1;
}
