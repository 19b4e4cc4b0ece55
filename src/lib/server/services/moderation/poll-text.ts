import {
	draftOptionsOf,
	readDraft,
	type DraftQuestion,
	type PollDraft
} from '#lib/domain/poll/draft.ts';
import type { Db } from '../../database/connect.ts';
import { escaped, toSafeHtml } from '../../markdown.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { outcomesOf } from '../../queries/polls/outcomes.ts';
import { pollForClock } from '../../queries/polls.ts';

/** The item; of a poll with all that people read or would read of it and of its outcome, as other kinds have it. */
export async function withPollText<T extends Item>(db: Db, cityId: number, item: T): Promise<T> {
	if (item.kind !== 'poll') return item;
	const key = { cityId, pollId: item.id };
	const [poll, [outcome]] = await Promise.all([pollForClock(db, key), outcomesOf(db, key)]);
	if (!poll) return item;
	return { ...item, html: htmlOf(readDraft(poll.draft)) + (outcome?.html ?? '') };
}

function htmlOf({ title, text, questions }: PollDraft): string {
	return [toSafeHtml(text), ...questions.map((asked) => htmlOfQuestion(asked, title))].join('');
}

/** A question that its poll is called after is not said twice. */
function htmlOfQuestion(asked: DraftQuestion, pollTitle: string): string {
	const options = draftOptionsOf(asked).map(({ name, text, picture }) => {
		const words = [toSafeHtml(text), picture ? `<p>${escaped(picture.alt)}</p>` : ''].join('');
		return `<li><strong>${escaped(name)}</strong>${words}</li>`;
	});
	const list = options.length > 0 ? `<ul>${options.join('')}</ul>` : '';
	const title = asked.title === pollTitle ? '' : `<p><strong>${escaped(asked.title)}</strong></p>`;
	return `${title}${toSafeHtml(asked.text)}${list}`;
}
