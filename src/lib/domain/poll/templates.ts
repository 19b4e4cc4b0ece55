import { counting } from '#lib/domain/tally/counting.ts';
import type { DraftQuestion, PollDraft } from './draft.ts';
import { mostOptions } from './question.ts';

/** The usual polls, the simplest first. */
export const pollTemplates = [
	'yes-no',
	'choose-one',
	'choose-several',
	'rank',
	'elect',
	'condorcet',
	'score',
	'dots',
	'consent',
	'budget',
	'meet'
] as const;
export type PollTemplate = (typeof pollTemplates)[number];

/** What a poll begins with: who asks, in which language, and the words that its template brings. */
export interface Beginning {
	title: string;
	language: string;
	/** Whether it is asked in a group, or in the whole city. */
	inGroup: boolean;
	/** Explains the question to voters; can be changed. */
	questionText: string;
	/** Markdown that stands above the questions. */
	text?: string;
	/** The proposal that the poll is about, as its first option. */
	option?: { name: string; proposal: number };
}

/** A poll of one question as the template has it; its options are still to be written. */
export function draftOf(template: PollTemplate, begun: Beginning): PollDraft {
	const asked = questionOf(template, 'q1', {
		title: begun.title,
		text: begun.questionText
	});
	if ('options' in asked && begun.option)
		asked.options.push({ id: 'o1', text: '', ...begun.option });
	return {
		title: begun.title,
		text: 'options' in asked ? '' : (begun.text ?? ''),
		language: begun.language,
		questions: [asked],
		electorate: begun.inGroup
			? { kind: 'group' }
			: { kind: 'residents', neighbourhoods: [], verified: false },
		// Who objects, and who can come when, is of use only with the name.
		secrecy: template === 'consent' || template === 'meet' ? 'open' : 'confidential',
		results: 'after-closing',
		quorum: null,
		backward: true
	};
}

/** A further question of a template. */
export function questionOf(
	template: PollTemplate,
	id: string,
	written: { title: string; text: string }
): DraftQuestion {
	const asked = { id, ...written, required: true, shuffled: false, reason: 'off' as const };
	const among = { ...asked, options: [], seats: 1 };
	const all = { least: 1, most: mostOptions };
	const ranked = { ...among, ...all, kind: 'ranked', shared: false, unranked: 'last' } as const;
	switch (template) {
		case 'yes-no':
			return { ...asked, kind: 'answered', counting: byDefault('majority') };
		case 'choose-one':
			return { ...among, kind: 'marked', least: 1, most: 1, counting: byDefault('plurality') };
		case 'choose-several':
			return { ...among, ...all, kind: 'marked', counting: byDefault('approval') };
		case 'rank':
			return { ...ranked, counting: byDefault('irv') };
		case 'elect':
			return { ...ranked, seats: 2, counting: byDefault('stv-scottish') };
		case 'condorcet':
			return { ...ranked, shared: true, counting: byDefault('schulze') };
		case 'score':
			return {
				...among,
				kind: 'scored',
				lowest: 0,
				highest: 5,
				least: 1,
				counting: byDefault('score')
			};
		case 'dots':
			return {
				...among,
				kind: 'dotted',
				points: 10,
				mostEach: 5,
				all: false,
				counting: byDefault('dots')
			};
		case 'consent':
			return { ...asked, kind: 'consent', reason: 'optional', counting: byDefault('consent') };
		case 'budget':
			return {
				...asked,
				...all,
				kind: 'budget',
				options: [],
				shuffled: true,
				total: '500000',
				within: true,
				leastPoints: 0,
				counting: { method: 'equal-shares', completion: 'add1-then-greedy' }
			};
		case 'meet':
			return { ...among, kind: 'times', counting: byDefault('best-time') };
	}
}

function byDefault(method: string) {
	return counting.parse({ method });
}
