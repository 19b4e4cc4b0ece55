import { describe, expect, test } from 'vitest';
import { readAmount } from '#lib/domain/poll/amount.ts';
import {
	nextId,
	readDraft,
	type DraftElectorate,
	type DraftQuestion,
	type PollDraft
} from '#lib/domain/poll/draft.ts';
import { planOf, type Circumstances } from '#lib/domain/poll/missing.ts';
import { pollPlan } from '#lib/domain/poll/rules.ts';
import { draftOf, pollTemplates, type PollTemplate } from '#lib/domain/poll/templates.ts';

const inAGroup: Circumstances = {
	groupId: 3,
	groupVisibility: 'public',
	listed: 0,
	opensAt: null,
	closesAt: new Date('2026-12-10T18:00:00Z'),
	now: new Date('2026-11-23T10:00:00Z')
};

const begun = (template: PollTemplate) =>
	draftOf(template, {
		title: 'Which way should the path take?',
		language: 'en',
		inGroup: true,
		questionText: ''
	});

/** The same with three options (and what they cost), as far as the kind has options. */
function filled(template: PollTemplate): PollDraft {
	const draft = begun(template);
	for (const asked of draft.questions) {
		if (!('options' in asked)) continue;
		asked.options = ['Shore', 'Wood', 'Road'].map((name, at) => ({
			id: `o${at + 1}`,
			name,
			text: '',
			...(asked.kind === 'budget' ? { cost: '90000' } : {})
		}));
	}
	return draft;
}

function missing(draft: PollDraft, where: Partial<Circumstances> = {}) {
	const read = planOf(draft, { ...inAGroup, ...where });
	return 'missing' in read ? read.missing : [];
}
const said = (draft: PollDraft, where: Partial<Circumstances> = {}) =>
	missing(draft, where).map(({ page, option, field, reason }) =>
		[page, option, field, reason].filter(Boolean).join(' ')
	);

/** The draft with its one question changed. */
function asking(template: PollTemplate, changed: Partial<DraftQuestion>): PollDraft {
	const draft = filled(template);
	return { ...draft, questions: [{ ...draft.questions[0], ...changed } as DraftQuestion] };
}

describe('a template', () => {
	test.each(pollTemplates)(
		'%s with its options is a complete plan, and makes sense',
		(template) => {
			const stored = JSON.parse(JSON.stringify(filled(template))) as unknown;
			const draft = readDraft(stored);
			expect(said(draft)).toEqual([]);
			expect(pollPlan.safeParse(stored).success).toBe(true);
		}
	);

	test('lacks nothing but its options', () => {
		expect(said(begun('rank'))).toEqual(['question options poll_few_options']);
		expect(said(begun('yes-no'))).toEqual([]);
	});

	test('is answered by the group, or by the residents where there is no group', () => {
		const wide = { title: 'A tram?', language: 'en', inGroup: false, questionText: '' };
		expect(begun('yes-no').electorate.kind).toBe('group');
		expect(draftOf('yes-no', wide).electorate.kind).toBe('residents');
	});

	test('about a proposal has it as its first option, or leads to it in words', () => {
		const about = { text: '[A tram](/espoo/proposals/7)', option: { name: 'A tram', proposal: 7 } };
		const wide = { title: 'A tram?', language: 'en', inGroup: false, questionText: '', ...about };
		expect(draftOf('rank', wide).questions[0]).toMatchObject({
			options: [{ id: 'o1', name: 'A tram', proposal: 7 }]
		});
		expect(draftOf('yes-no', wide).text).toBe(about.text);
	});
});

describe('what is missing', () => {
	test('an empty draft lacks its title, a question and the end', () => {
		expect(said(readDraft({}), { closesAt: null })).toEqual([
			'poll title required',
			'poll questions poll_no_question',
			'poll closesAt poll_closes_missing'
		]);
	});

	test('is all said at once, with the place of each', () => {
		const draft = filled('budget');
		draft.title = 'Hm';
		const [asked] = draft.questions;
		if (asked?.kind !== 'budget') throw new Error('A budget has projects.');
		delete asked.total;
		asked.options = asked.options.map(({ cost, ...option }, at) =>
			at === 1 ? { ...option, name: '' } : { ...option, cost }
		);
		expect(said(draft, { closesAt: null })).toEqual([
			'poll title too_short:3',
			'question o2 name required',
			'question total required',
			'question o2 cost required',
			'poll closesAt poll_closes_missing'
		]);
	});

	test('numbers that were left empty, or are too small', () => {
		expect(said(asking('rank', { seats: 0, least: undefined }))).toEqual([
			'question seats poll_number_from:1',
			'question least required'
		]);
	});

	test('two options of one name, and as many to be chosen as there are', () => {
		const draft = filled('choose-several');
		const [asked] = draft.questions;
		if (asked?.kind !== 'marked') throw new Error('One chooses by marks.');
		asked.options = [
			{ id: 'o1', name: 'Shore', text: '' },
			{ id: 'o2', name: 'shore', text: '' }
		];
		asked.seats = 2;
		expect(said(draft)).toEqual([
			'question options poll_option_twice',
			'question seats poll_seats'
		]);
	});

	test('moments: an end, that lies ahead, after the beginning', () => {
		const draft = filled('rank');
		const at = (day: string) => new Date(`2026-${day}T12:00:00Z`);
		expect(said(draft, { closesAt: at('11-22') })).toEqual(['poll closesAt poll_closes_past']);
		expect(said(draft, { opensAt: at('12-01'), closesAt: at('12-01') })).toEqual([
			'poll closesAt poll_closes_first'
		]);
		expect(said(draft, { opensAt: at('12-01'), closesAt: at('12-02') })).toEqual([]);
	});

	test('a named list has somebody on it, and codes have a number', () => {
		const list: PollDraft = { ...filled('rank'), electorate: { kind: 'list' } };
		expect(said(list)).toEqual(['electorate entries poll_list_empty']);
		expect(said(list, { listed: 1 })).toEqual([]);
		const codes: PollDraft = { ...filled('rank'), electorate: { kind: 'codes' } };
		expect(said(codes)).toEqual(['electorate count required']);
	});
});

describe('what makes no sense', () => {
	const residents: DraftElectorate = { kind: 'residents', neighbourhoods: [], verified: false };

	test('members of a group, without a group', () => {
		const nowhere = { groupId: null, groupVisibility: null };
		expect(said(filled('rank'), nowhere)).toEqual(['poll electorate poll_electorate_no_group']);
	});

	test.each<DraftElectorate>([residents, { kind: 'list' }, { kind: 'codes', count: 9 }])(
		'$kind in a group that only members see',
		(electorate) => {
			const hidden = { groupVisibility: 'members', listed: 9 } as const;
			expect(said({ ...filled('rank'), electorate }, hidden)).toEqual([
				'poll electorate poll_electorate_hidden'
			]);
		}
	);

	test('names beside votes that were cast with a code', () => {
		const electorate = { kind: 'codes', count: 9 } as const;
		expect(said({ ...filled('rank'), electorate, secrecy: 'open' })).toEqual([
			'poll secrecy poll_open_codes'
		]);
		expect(said({ ...filled('rank'), electorate, secrecy: 'detached' })).toEqual([]);
	});

	test('an age band that is upside down', () => {
		const electorate = { ...residents, ageFrom: 30, ageTo: 16 };
		expect(said({ ...filled('rank'), electorate })).toEqual(['electorate ageTo poll_ages']);
	});

	test.each([
		['more options to be marked than there are', 'rank', { least: 4 }, 'least poll_least_options'],
		['several marks where one counts', 'choose-one', { most: 2 }, 'most poll_plurality_several'],
		[
			'dots that cannot all be given',
			'dots',
			{ all: true, mostEach: 3 },
			'mostEach poll_dots_left'
		],
		[
			'a project dearer than all the money',
			'budget',
			{ total: '80000' },
			'options poll_cost_over_total'
		],
		[
			'more projects than the money buys',
			'budget',
			{ total: '100000', least: 2 },
			'least poll_budget_least'
		]
	] as const)('%s', (_, template, changed, fault) => {
		const draft = asking(template, changed);
		expect(said(draft)).toContain(`question ${fault}`);
		expect(pollPlan.safeParse(draft).success).toBe(false);
	});
});

describe('an amount as people type it', () => {
	test.each([
		['500 000', '500000'],
		['500\u00a0000,50 €', '500000.50'],
		['12.500,5', '12500.50'],
		['1,200.50', '1200.50'],
		['100.000', '100000'],
		['1.000.000', '1000000'],
		['1’000', '1000'],
		['0,5', '0.50'],
		['007', '7'],
		['0', '0']
	])('%s is %s', (typed, kept) => {
		expect(readAmount(typed)).toBe(kept);
	});

	test.each(['', 'much', '-3', '1e309', '1,00,000', '1.2345', '12.', '2/3', '9'.repeat(16)])(
		'%s is none',
		(typed) => {
			expect(readAmount(typed)).toBeUndefined();
		}
	);
});

test('a new id is larger than all that were given', () => {
	expect(nextId('o', [])).toBe('o1');
	expect(nextId('o', [{ id: 'o1' }, { id: 'none' }, { id: 'o3' }])).toBe('o4');
});
