import type { Unread } from '#lib/domain/poll/remark.ts';
import { count, dayOf } from './dates.ts';
import { groundWords } from './moderation-words.ts';
import { m } from './paraglide/messages.js';

/** What stands in the place of reasons that nobody reads. */
export function reasonsUnread(unread: Unread & { times: number }, timeZone: string): string {
	const many = { count: unread.times, n: count(unread.times) };
	if (unread.by === 'account') return m.reasons_hidden_account(many);
	if (unread.by === 'wait') return m.reasons_waiting(many);
	return m.reasons_hidden({ ...many, ...decided(unread, timeZone) });
}

/** The same of a name that was written in. */
export function nameUnread(unread: Unread, timeZone: string): string {
	if (unread.by === 'account') return m.name_hidden_account();
	if (unread.by === 'wait') return m.name_waiting();
	return m.name_hidden(decided(unread, timeZone));
}

const decided = ({ at, rule }: Extract<Unread, { by: 'decision' }>, timeZone: string) => ({
	time: dayOf(at, timeZone),
	rule: groundWords[rule ?? 'illegal']()
});
