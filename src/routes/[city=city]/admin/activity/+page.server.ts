import { count } from '#lib/i18n/dates.ts';
import { say } from '#lib/i18n/say.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { answer } from '#lib/server/http/answer.ts';
import { readActivity, type ActivityEntry } from '#lib/server/services/activity.ts';
import { match as isId } from '../../../../params/id.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const wanted = wishIn(event.url);
		const { entries, verbs, next } = await readActivity(context, wanted);
		return {
			entries: entries.map((entry) => ({
				...entry,
				said: wordsFor(entry.verb),
				who: entry.actorName ?? (entry.discreet ? m.activity_somebody() : m.activity_nobody()),
				more: detailIn(entry)
			})),
			verbs: verbs
				.map((verb) => ({ verb, said: wordsFor(verb) }))
				.sort((one, other) => one.said.localeCompare(other.said, context.locale)),
			verb: wanted.verb ?? '',
			isLaterPage: wanted.before !== undefined,
			next: next === null ? null : addressOf({ ...wanted, before: next })
		};
	});

/** What the address asks for; what it could not mean is left out. */
function wishIn({ searchParams }: URL): { verb?: string; before?: number } {
	const verb = searchParams.get('verb') ?? '';
	const before = searchParams.get('before') ?? '';
	return {
		verb: /^[a-z][a-z ]{1,60}$/.test(verb) ? verb : undefined,
		before: isId(before) ? Number(before) : undefined
	};
}

function addressOf({ verb, before }: { verb?: string; before?: number }): string {
	const wanted = new URLSearchParams();
	if (verb) wanted.set('verb', verb);
	if (before) wanted.set('before', String(before));
	return wanted.toString();
}

/** `support proposal` -> `Proposal supported`, in the reader's language. */
function wordsFor(verb: string): string {
	return say(`activity_${verb.replaceAll(' ', '_')}`, { verb }, 'activity_unknown');
}

/** What a line of the log says beside its verb, in words. */
function detailIn({ verb, detail }: ActivityEntry): string {
	if (verb === 'change role') {
		const [from, to] = [say(`role_${detail.from}`), say(`role_${detail.to}`)];
		return m.activity_role_change({ from, to });
	}
	if (verb === 'publish rules') return m.rules_version({ version: Number(detail.version) });
	if (typeof detail.order === 'number') return m.order_title({ number: detail.order });
	return typeof detail.count === 'number' ? m.activity_count({ count: count(detail.count) }) : '';
}
