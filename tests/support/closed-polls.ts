import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { channels, secrecies, type Channel, type Secrecy } from '#lib/domain/poll.ts';
import { bundleOf, type Bundle, type ClosedPoll } from '#lib/domain/poll/bundle.ts';
import { leafOf, type Choices } from '#lib/domain/poll/choices.ts';
import { resultOf } from '#lib/domain/poll/count.ts';
import type { LogEntry } from '#lib/domain/poll/log/entry.ts';
import { currentRoot, emptyLog, extend } from '#lib/domain/poll/log/extend.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import { pollRules, rulesHash, rulesText, type PollRules } from '#lib/domain/poll/rules.ts';
import { anyQuestion, choiceFor } from './questions.ts';
import { receiptKey } from './receipt-key.ts';

/** The key that every poll here signs its receipts with. */
export const townKey = receiptKey();
export const seed = 'b1'.repeat(32);

/** A poll as it was cast: who changed a vote has several choices, of which the last counts. */
export interface Cast {
	readonly questions: readonly Question[];
	readonly votes: readonly (readonly Choices[])[];
	readonly secrecy?: Secrecy;
	readonly late?: number;
}

export const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** The rules of a poll that asks this of so many people. */
export function rulesOf(questions: readonly Question[], entitled: number, secrecy: Secrecy) {
	return pollRules.parse({
		format: 'kumppani-poll',
		version: 1,
		city: 'espoo',
		poll: 12,
		follows: null,
		title: 'The riverside',
		language: 'en',
		questions,
		electorate: { kind: 'group' },
		secrecy,
		quorum: '1/4',
		entitled,
		opensAt: '2026-05-04T06:00:00.000Z',
		closesAt: '2026-05-18T18:00:00.000Z',
		seedCommitment: hex(seed),
		receiptKey: townKey.key
	} satisfies Record<keyof PollRules, unknown> | object);
}

/** The poll as it stands when it is closed: everybody's first votes in the log, then the changes. */
export function closedPoll({
	questions,
	votes,
	secrecy = 'confidential',
	late = 0
}: Cast): ClosedPoll {
	const rules = rulesOf(questions, votes.length + 3, secrecy);
	const rulesAre = rulesHash(rulesText(rules));
	const ballot = (choices: Choices, name: string) => {
		const sealed = { rules: rulesAre, choices, nonce: hex(name).slice(0, 32) };
		return { leaf: leafOf(sealed), choices, nonce: sealed.nonce };
	};
	const cast = votes.map((choices, who) => choices.map((one, at) => ballot(one, `${who} ${at}`)));
	const log = rounds(cast.map((own) => own.map(({ leaf }) => leaf)));
	const ballots = cast.flatMap((own) => own.slice(-1));
	const { head, roots } = extend(emptyLog(rulesAre), log);
	const last = currentRoot(head);
	const ways = channels.map((channel, at): [Channel, number] => [channel, at === 2 ? 1 : 0]);
	const entitled = rules.entitled + late;
	return {
		rules,
		rulesHash: rulesAre,
		late: Array.from({ length: late }, () => ({ at: '2026-05-06', by: 'Aino', why: 'Moved in' })),
		seed,
		log,
		roots: last.size % 20 === 0 ? roots : [...roots, last],
		chain: head.chain,
		ballots,
		channels: { ...Object.fromEntries(ways), ...waysOf(ballots.length) },
		names: ballots.map(({ leaf }, who) => ({ leaf, name: `Person ${who}` })),
		result: resultOf(
			rules,
			ballots.map(({ choices }) => [1, choices]),
			seed,
			entitled
		)
	};
}

/** Bundles of polls of any kind of question, any secrecy, with changed votes; of the given sizes. */
export function bundles(size: { min: number; max: number }, kinds?: readonly Question['kind'][]) {
	const casts = fc
		.array(anyQuestion(kinds), { minLength: 1, maxLength: 3 })
		.map((asked) => asked.map((question, at): Question => ({ ...question, id: `q${at}` })))
		.chain((questions) => {
			const choices = fc.record(
				Object.fromEntries(questions.map((asked) => [asked.id, choiceFor(asked)])),
				{ requiredKeys: questions.filter(({ required }) => required).map(({ id }) => id) }
			);
			const secrecy = fc.constantFrom(...secrecies);
			return secrecy.chain((secrecy) =>
				fc.record({
					questions: fc.constant(questions),
					votes: fc.array(
						fc.array(choices, { minLength: 1, maxLength: secrecy === 'detached' ? 1 : 3 }),
						{ minLength: size.min, maxLength: size.max }
					),
					secrecy: fc.constant(secrecy),
					late: fc.nat({ max: 2 })
				})
			);
		});
	return casts.map((cast): Bundle => bundleOf(closedPoll(cast)));
}

function rounds(leaves: readonly (readonly string[])[]): LogEntry[] {
	const most = Math.max(0, ...leaves.map(({ length }) => length));
	return Array.from({ length: most }, (_, at) =>
		leaves.flatMap((own): LogEntry[] => {
			const [leaf, replaces] = [own[at], own[at - 1]];
			if (leaf === undefined) return [];
			return [replaces === undefined ? { leaf } : { leaf, replaces }];
		})
	).flat();
}

function waysOf(ballots: number): Record<Channel, number> {
	const paper = Math.floor(ballots / 3);
	return { online: ballots - paper, code: 0, paper, assisted: 0, kiosk: 0 };
}
