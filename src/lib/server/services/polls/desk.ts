import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import { readCode } from '#lib/domain/poll/code.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { codeHash } from '../../poll-codes.ts';
import { paperFigures } from '../../queries/polls/paper-figures.ts';
import { markVoted, onRoll } from '../../queries/polls/roll.ts';
import { shareOpenPoll } from '../../queries/polls/rules.ts';
import { findVoters, unmarkPaper, voterAt, type ListedVoter } from '../../queries/polls/voters.ts';
import { findPoll, type PollKey } from '../../queries/polls.ts';
import { aboutOf, veiled } from './about.ts';
import { noteAssistance } from './assisting.ts';
import { frozenRules } from './frozen.ts';
import { readPoll, type SeenPoll } from './showing.ts';

/** The desk at which people vote with help, or with a paper ballot. */
export async function openDesk(context: Context, id: number) {
	const seen = await readPoll(context, id);
	const { poll, rules, html } = seen;
	authorize(context.actor, 'assist voter', { groupId: poll.groupId ?? undefined });
	return {
		about: aboutOf(poll),
		rules,
		html,
		isOpen: poll.state === 'open',
		hasCodes: rules?.electorate.kind === 'codes',
		takesPaper: rules !== null && rules.secrecy !== 'open'
	};
}

const mostFound = 20;

/** Somebody on the roll as the desk shows them. */
export type DeskVoter = Omit<ListedVoter, 'email'> & { hint: string | null };

/**
 * Looks people up on the roll of an open poll: by part of a name, an address, a member number or a
 * code. `isMore`: there are others, and the search has to say more.
 */
export async function findOnRoll(
	context: Context,
	id: number,
	search: string
): Promise<{ voters: DeskVoter[]; isMore: boolean }> {
	const { key } = await atDesk(context, id);
	const code = readCode(search);
	const found = await findVoters(context.db, key, {
		search,
		codeHash: code === undefined ? null : codeHash(code),
		locale: context.locale,
		limit: mostFound + 1
	});
	return {
		voters: found.slice(0, mostFound).map(asDeskVoter),
		isMore: found.length > mostFound
	};
}

/** One person at the desk, with what a ballot form for them needs. @throws NotFound */
export async function voterAtDesk(context: Context, id: number, rollId: string) {
	const { key, seen } = await atDesk(context, id);
	const voter = await voterAt(context.db, key, rollId);
	if (!voter) throw new NotFound('poll_not_on_roll');
	if (!seen.rules) throw new Error(`Poll ${id} is open without rules.`);
	return { voter: asDeskVoter(voter), rules: seen.rules };
}

/**
 * Notes that somebody came with a paper ballot: they have voted. @throws Conflict when they had, by
 * whatever way, or names stand beside votes in this poll, since a paper has none
 */
export async function markPaper(context: Context, id: number, rollId: string): Promise<void> {
	await changeMark(context, id, 'mark paper ballot', async (trx, key) => {
		const marked = await markVoted(trx, key, { by: 'roll', rollId }, 'paper');
		if (marked !== undefined) return;
		const entry = await onRoll(trx, key, { by: 'roll', rollId });
		throw entry ? new Conflict('poll_voted_before') : new NotFound('poll_not_on_roll');
	});
}

/** Takes that back. @throws Conflict when as many papers are counted as people are marked */
export async function takeBackPaper(context: Context, id: number, rollId: string): Promise<void> {
	await changeMark(context, id, 'unmark paper ballot', async (trx, key) => {
		if (!(await unmarkPaper(trx, key, rollId))) throw new Conflict('poll_not_marked');
		const { marked, entered } = await paperFigures(trx, key);
		if (entered > marked) throw new Conflict('poll_paper_counted');
	});
}

async function changeMark(
	context: Context,
	id: number,
	verb: 'mark paper ballot' | 'unmark paper ballot',
	change: (trx: Trx, key: PollKey) => Promise<void>
): Promise<void> {
	const { db, city, actor } = context;
	const key = { cityId: city.id, pollId: id };
	const poll = await findPoll(db, { ...key, viewer: actor });
	if (!poll) throw new NotFound();
	const by = authorizeResident(actor, 'assist voter', { groupId: poll.groupId ?? undefined });
	await db.transaction().execute(async (trx) => {
		const held = await shareOpenPoll(trx, key);
		if (!held) throw new Conflict('poll_closed');
		const { secrecy } = await frozenRules(trx, key, held.rulesHash);
		if (secrecy === 'open') throw new Conflict('poll_paper_named');
		await change(trx, key);
		await noteAssistance(trx, context, poll, by, verb);
	});
}

/** An open poll, for those who may assist in it. @throws Conflict */
async function atDesk(context: Context, id: number): Promise<{ key: PollKey; seen: SeenPoll }> {
	const seen = await readPoll(context, id);
	authorize(context.actor, 'assist voter', { groupId: seen.poll.groupId ?? undefined });
	if (seen.poll.state !== 'open') throw new Conflict('poll_not_open');
	return { key: { cityId: context.city.id, pollId: id }, seen };
}

function asDeskVoter({ email, ...voter }: ListedVoter): DeskVoter {
	return { ...voter, hint: voter.name === null ? email : veiled(email) };
}

/** The place on the roll that a form names. @throws Invalid */
export function rollIdIn(value: unknown): string {
	if (typeof value !== 'string' || !uuid.test(value)) throw new Invalid('unexpected');
	return value;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
