import type { PollOption, Question } from '#lib/domain/poll/question.ts';
import { money } from '#lib/i18n/amounts.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Row } from './ballot-row.ts';
import { inPollLanguage, type Printing } from './printing.ts';

/** What stands on a ballot below a question, line by line. */
export function rowsOf(asked: Question, printing: Printing): Row[] {
	const say = { locale: printing.locale };
	const words = (...texts: string[]) => texts.map((text): Row => ({ name: { text }, lead: 'box' }));
	const options = (row: (option: PollOption) => Omit<Row, 'name'>) =>
		('options' in asked ? asked.options : []).map((option) => ({
			name: inPollLanguage(printing, option.name),
			...(option.role === 'written-in' ? { writtenIn: true } : {}),
			...row(option)
		}));
	switch (asked.kind) {
		case 'answered':
			return words(m.print_yes({}, say), m.print_no({}, say), m.print_abstain({}, say));
		case 'consent':
			return words(
				m.print_agree({}, say),
				m.print_abstain({}, say),
				m.print_disagree({}, say),
				m.print_block({}, say)
			);
		case 'marked':
			return options(() => ({ lead: 'box' }));
		case 'budget':
			return options(({ cost }) => ({ lead: 'box', ...costOf(cost, printing) }));
		case 'ranked':
		case 'dotted':
			return options(() => ({ lead: 'field' }));
		case 'scored': {
			const numbers = Array.from({ length: asked.highest - asked.lowest + 1 }, (_, at) =>
				String(asked.lowest + at)
			);
			return options(() => ({ lead: 'none', choices: { words: numbers, inside: true } }));
		}
		case 'times': {
			const answers = [m.print_yes({}, say), m.print_time_if_need_be({}, say), m.print_no({}, say)];
			return options(() => ({ lead: 'none', choices: { words: answers, inside: false } }));
		}
	}
}

function costOf(cost: string | undefined, { city, locale }: Printing): { note?: string } {
	return cost === undefined ? {} : { note: money(cost, locale, city.currency) };
}
