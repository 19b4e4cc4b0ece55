import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Question } from '#lib/domain/poll/question.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Election } from '#lib/domain/tally/election.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { tally } from '#lib/domain/tally/tally.ts';
import PollResult from '#lib/ui/poll/PollResult.svelte';
import { askedOf, methodsAsked } from '../support/asked.ts';
import { polls } from '../support/polls.ts';

/** Names that a page must neither lose nor take for its own markup. */
const named = <E extends Election>(election: E): E => ({
	...election,
	options: election.options.map((option, at) => ({ ...option, name: `<i>N&${at}"</i>` }))
});
const escaped = (at: number) => `&lt;i>N&amp;${at}"&lt;/i>`;

const rulesOf = (asked: Question): PollRules => ({
	format: 'kumppani-poll',
	version: 1,
	city: 'espoo',
	poll: 1,
	follows: null,
	title: 'Where shall we build?',
	text: '',
	language: 'fi',
	questions: [asked],
	electorate: { kind: 'group' },
	secrecy: 'confidential',
	results: 'after-closing',
	quorum: null,
	backward: true,
	entitled: 50,
	opensAt: '2026-11-02T07:00:00.000Z',
	closesAt: '2026-11-20T16:00:00.000Z',
	seedCommitment: '0'.repeat(64),
	receiptKey: '0'.repeat(64)
});

function page(asked: Question, counted: Tally): string {
	const { body } = render(PollResult, {
		props: {
			rules: rulesOf(asked),
			result: {
				counted: counted.ballots.cast,
				entitled: 50,
				late: 0,
				channels: { online: counted.ballots.cast, code: 0, paper: 0, assisted: 0, kiosk: 0 },
				quorum: null,
				questions: [{ id: asked.id, tally: counted }],
				interim: false
			},
			locale: 'en',
			timeZone: 'Europe/Helsinki'
		}
	});
	return body;
}

/** How many rows the picture's table has: one for each option, or for each kind of answer. */
function rowsExpected(counted: Tally): number {
	switch (counted.method) {
		case 'majority':
			return 3;
		case 'consent':
			return 4;
		default:
			return counted.options.length;
	}
}

/** Of each table on the page: how many rows name something. */
function rowsOf(html: string): number[] {
	return [...html.matchAll(/<table.*?<\/table>/gs)].map(
		([table]) =>
			[...table.matchAll(/<tbody.*?<\/tbody>/gs)].join('').match(/<th[^>]*scope="row(group)?"/g)
				?.length ?? 0
	);
}

describe('the page of a result', () => {
	test.each(methodsAsked)(
		'%s shows every option in its table, and no markup of theirs',
		(method, kind) => {
			fc.assert(
				fc.property(polls([kind], [method]), ({ election: plain, counting, terms }) => {
					const election = named(plain);
					const asked = askedOf(election, counting);
					const counted = tally(election, terms, counting);
					const html = page(asked, counted);
					expect(html).not.toContain('<i>');
					expect(html).not.toMatch(/\sstyle=/); // the site's policy lets no style stand in the markup
					const { cast, blank } = counted.ballots;
					if (cast === blank) return;
					expect(rowsOf(html)).toContain(rowsExpected(counted));
					if (kind === 'answered' || kind === 'consent') return;
					for (const at of election.options.keys()) expect(html).toContain(escaped(at));
				}),
				{ numRuns: 20 }
			);
		}
	);

	test('what people wrote is marked with its language where the page has another', () => {
		const election: Election = {
			kind: 'marked',
			title: '',
			options: [
				{ id: 'a', name: 'Rantareitti' },
				{ id: 'b', name: 'Metsäpolku' }
			],
			ballots: [
				[3, [0]],
				[1, [1]]
			]
		};
		const counting = { method: 'plurality' as const };
		const terms = { seats: 1, ties: { backward: true, lot: { seed: '' } } };
		const html = page(askedOf(election, counting), tally(election, terms, counting));
		expect(html).toMatch(/Voters choose .*<bdi lang="fi"[^>]*>Rantareitti<\/bdi>/);
	});
});
