import type { FilledFields } from '#lib/domain/poll/fill/fields.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { PollOption, Question } from '#lib/domain/poll/question.ts';

/** What every part of a ballot form needs to know of the whole. */
export interface Paper {
	/** Short name of the city, for the addresses of pictures and proposals. */
	city: string;
	/** The language of the poll, where it is not the page's. */
	lang: string | undefined;
	/** ISO code of what costs are in. */
	currency: string | undefined;
	/** The ids of the options in this voter's order, by the id of the question. */
	orders: Readonly<Record<string, readonly string[]>>;
	/** Texts as safe HTML: `q1` for a question, `q1.o3` for an option. */
	html: Readonly<Record<string, string>>;
	filled: FilledFields;
	/** The sentences under each field. */
	said: Readonly<Record<string, readonly string[] | undefined>>;
}

/** The options in this voter's order; one that the order does not know stands at the end. */
export function optionsSeen(asked: Question, { orders }: Paper): readonly PollOption[] {
	const order = orders[asked.id] ?? [];
	const places = new Map(order.map((id, at) => [id, at]));
	const place = ({ id }: PollOption) => places.get(id) ?? order.length;
	return [...optionsOf(asked)].sort((one, other) => place(one) - place(other));
}

/** The ids of what describes a field: its fault, and whatever else is named. */
export function toldBy({ said }: Paper, field: string, ...others: string[]): string | undefined {
	const fault = said[field]?.length ? [`${field}-fault`] : [];
	return [...fault, ...others].join(' ') || undefined;
}
