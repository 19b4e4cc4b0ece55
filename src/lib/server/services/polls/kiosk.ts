import { Conflict, Invalid } from '#lib/domain/errors.ts';
import { readCode } from '#lib/domain/poll/code.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Context } from '../../context.ts';
import { codeHash } from '../../poll-codes.ts';
import { onRoll } from '../../queries/polls/roll.ts';
import { aboutOf } from './about.ts';
import type { PollHtml } from './frozen.ts';
import { readPoll } from './showing.ts';

/** A poll on a device that many share, for people with a code. Open to all who can see the poll. */
export async function openKiosk(context: Context, id: number) {
	const { poll, rules, html } = await readPoll(context, id);
	return {
		about: aboutOf(poll),
		isOpen: poll.state === 'open',
		hasCodes: rules?.electorate.kind === 'codes',
		rules: rules && withoutLinks(rules),
		html: htmlWithoutLinks(html)
	};
}

/**
 * The place on the roll of a code that has not voted yet. One that has is refused: whoever comes after
 * its holder, and goes a page back, must not get to that ballot.
 * @throws Invalid for what is no code of this poll, Conflict when it has voted or the poll is not open
 */
export async function codeAtKiosk(
	context: Context,
	id: number,
	typed: string
): Promise<{ code: string; rollId: string; rules: PollRules }> {
	const { poll, rules } = await readPoll(context, id);
	if (poll.state !== 'open' || !rules) throw new Conflict('poll_not_open');
	const code = readCode(typed);
	if (code === undefined) throw new Invalid('poll_code_unreadable', 'code');
	const key = { cityId: context.city.id, pollId: id };
	const entry = await onRoll(context.db, key, { by: 'code', codeHash: codeHash(code) });
	if (!entry) throw new Invalid('poll_code_unknown', 'code');
	if (entry.votedBy) throw new Conflict('poll_code_used');
	return { code, rollId: entry.id, rules };
}

/** Nothing leads away from the ballot on a shared device. */
function withoutLinks(rules: PollRules): PollRules {
	return {
		...rules,
		questions: rules.questions.map((asked) =>
			'options' in asked
				? { ...asked, options: asked.options.map(({ proposal: _, ...option }) => option) }
				: asked
		)
	};
}

function htmlWithoutLinks(html: PollHtml): PollHtml {
	return Object.fromEntries(
		Object.entries(html).map(([key, text]) => [key, text.replace(linkTag, '')])
	);
}

/** As sanitized HTML writes it, quotes around every value. */
const linkTag = /<\/?a(?:\s(?:"[^"]*"|[^">])*)?>/g;
