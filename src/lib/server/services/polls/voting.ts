import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Channel } from '#lib/domain/poll.ts';
import { readCode } from '#lib/domain/poll/code.ts';
import type { Choices } from '#lib/domain/poll/choices.ts';
import { ordersOf } from '#lib/domain/poll/order.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { Context } from '../../context.ts';
import { ballotOf } from '../../queries/polls/ballots.ts';
import { onRoll, type RollEntry } from '../../queries/polls/roll.ts';
import { voterOf, type Caster } from './caster.ts';
import type { PollHtml } from './frozen.ts';
import { readPoll, type SeenPoll } from './showing.ts';

/** An open poll as a voter is about to fill it in, in an order of options of their own. */
export interface OpenedBallot {
	poll: { id: number; title: string; language: string; closesAt: Date | null };
	rules: PollRules;
	html: PollHtml;
	orders: Record<string, string[]>;
	/** The ballot that counts now, where it can still be changed. */
	former: { choices: Choices; words: WrittenWords } | null;
	votedBy: Channel | null;
}

/**
 * The ballot for who is signed in, or for who holds a code.
 * @throws SignInRequired, Forbidden when not on the roll, NotFound while the poll is not open
 */
export async function openBallot(
	context: Context,
	id: number,
	caster: Caster
): Promise<OpenedBallot> {
	const { db, city } = context;
	const key = { cityId: city.id, pollId: id };
	const seen = await openPollSeen(context, id);
	const { poll, rules, html } = seen;
	const voter = voterOf(context.actor, caster);
	const entry = await onRoll(db, key, voter);
	if (!entry) throw new Forbidden(caster.by === 'code' ? 'poll_code_unknown' : 'poll_not_entitled');
	const former =
		entry.votedBy && rules.secrecy !== 'detached' ? await formerOf(context, key, entry) : null;
	return {
		poll: { id: poll.id, title: poll.title, language: poll.language, closesAt: poll.closesAt },
		rules,
		html,
		orders: ordersOf(rules, entry.id),
		former,
		votedBy: entry.votedBy
	};
}

/** How one comes to a ballot of this poll: signed in, or by a code. @throws NotFound while it is not open */
export async function wayToVote(context: Context, id: number): Promise<'account' | 'code'> {
	const { rules } = await openPollSeen(context, id);
	if (rules.electorate.kind === 'codes') return 'code';
	if (context.actor.kind === 'visitor') throw new SignInRequired();
	return 'account';
}

/** What was typed as a code, as it is printed. @throws Forbidden when it cannot be one */
export function asCode(typed: string): string {
	const code = readCode(typed);
	if (!code) throw new Forbidden('poll_code_unknown');
	return code;
}

async function openPollSeen(
	context: Context,
	id: number
): Promise<SeenPoll & { rules: PollRules }> {
	const seen = await readPoll(context, id);
	if (seen.poll.state !== 'open' || !seen.rules) throw new NotFound('poll_not_open');
	return { ...seen, rules: seen.rules };
}

async function formerOf(
	{ db }: Context,
	key: { cityId: number; pollId: number },
	entry: RollEntry
): Promise<OpenedBallot['former']> {
	const ballot = await ballotOf(db, key, entry.id);
	if (!ballot) return null;
	return { choices: JSON.parse(ballot.choices) as Choices, words: ballot.words ?? {} };
}
