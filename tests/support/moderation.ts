import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import type { NoticeFields } from '#lib/domain/moderation/notice.ts';
import type { Context } from '#lib/server/context.ts';
import { replaceWatchWords } from '#lib/server/queries/moderation/screening.ts';
import { appealAsAuthor } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { giveNotice } from '#lib/server/services/moderation/noticing.ts';
import type { Reportable } from '#lib/server/services/moderation/reportable.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { noteInCase } from '#lib/server/services/moderation/notes.ts';
import {
	ownPrivateWords,
	writePrivateWord
} from '#lib/server/services/moderation/private-words.ts';
import { readReplies, saveReply } from '#lib/server/services/moderation/replies.ts';
import { answerAsAuthor } from '#lib/server/services/moderation/talking.ts';
import { openPoll } from '#lib/server/services/polls/opening.ts';
import { aPoll } from './open-poll.ts';
import { idOf } from './proposal.ts';
import { say } from './thread.ts';
import type { Examples } from './walk/examples.ts';

/** What somebody says of a rude comment. */
export function aNotice(wishes: Partial<NoticeFields> = {}): NoticeFields {
	return {
		ground: 'respect',
		law: '',
		place: '',
		reason: 'It insults everybody here.',
		goodFaith: false,
		name: '',
		email: '',
		...wishes
	};
}

/** A decision as its form sends it: to hide, unless told otherwise. */
export function aDecision(wishes: Partial<DecisionFields> = {}): DecisionFields {
	return {
		step: 'hide',
		ground: 'respect',
		law: '',
		facts: 'The comment calls people fools.',
		pause: 0,
		version: 1,
		...wishes
	};
}

/** Somebody reports; from an address of their own each time. */
export async function report(who: Context, what: Reportable, wishes: Partial<NoticeFields> = {}) {
	return giveNotice(who, what, aNotice(wishes), `from ${crypto.randomUUID()}`);
}

/** The newest case about this. */
export async function caseAbout({ db, city }: Context, contentId: number): Promise<number> {
	const { id } = await db
		.selectFrom('moderation_case')
		.where('city_id', '=', city.id)
		.where('content_id', '=', contentId)
		.orderBy('id', 'desc')
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** The case that a notice is part of. */
export async function caseOfNotice({ db, city }: Context, notice: number): Promise<number> {
	const { case_id } = await db
		.selectFrom('notice')
		.where('city_id', '=', city.id)
		.where('id', '=', notice)
		.select('case_id')
		.executeTakeFirstOrThrow();
	return case_id;
}

/** A comment that nobody else sees before somebody has looked at it. @returns its id */
export async function heldComment(writer: Context, thread: number, text: string): Promise<number> {
	await holdBack(writer);
	return say(writer, thread, `${text} heldback`);
}

/** A poll of a group that waits in the same way, seen by those who prepare it. @returns its id */
export async function heldPoll(
	coordinator: Context,
	groupId: number,
	mark: string
): Promise<number> {
	await holdBack(coordinator);
	const id = await aPoll(coordinator, { groupId, title: mark, text: `${mark} heldback` });
	await openPoll(coordinator, id);
	return id;
}

/** From now on what says `heldback` waits until somebody has looked at it. */
export async function holdBack({ db, city }: Context): Promise<void> {
	const list = { cityId: city.id, language: null, effect: 'hold' as const };
	await replaceWatchWords(db, list, [{ ...list, word: 'heldback', whole: 'word' }]);
}

/**
 * A comment that waits in the queue, one that is hidden and appealed against, and one with context that is
 * collapsed and waits for a second person, for those who walk over all pages; `mark` stands in every text.
 */
export async function moderated(
	{ writer, reporter, facilitator }: Record<'writer' | 'reporter' | 'facilitator', Context>,
	thread: number,
	mark: string
): Promise<Examples> {
	const waiting = await say(writer, thread, `${mark} waiting`);
	const { notice, token } = await report(reporter, waiting, { reason: `${mark} of a notice` });
	const hidden = await say(writer, thread, `${mark} rude`);
	await report(reporter, hidden, { reason: `${mark} of a notice`, place: `${mark} place` });
	const facts = `${mark} facts`;
	const decided = await caseAbout(facilitator, hidden);
	const puid = await decideCase(facilitator, decided, aDecision({ facts }));
	await appealAsAuthor(writer, puid, `${mark} of an appeal`);
	await answerAsAuthor(writer, puid, `${mark} of a message`);
	const { decision } = await readStatement(writer, puid);
	const held = await heldComment(writer, thread, `${mark} waits`);
	const marked = await say(writer, thread, `${mark} doubtful`);
	for (const wishes of [
		{ step: 'label', label: `${mark} context` },
		{ step: 'collapse' }
	] as const) {
		await report(facilitator, marked);
		await decideCase(facilitator, await caseAbout(facilitator, marked), aDecision(wishes));
	}
	await report(reporter, marked);
	const heavy = await caseAbout(facilitator, marked);
	await proposeDecision(facilitator, heavy, aDecision({ step: 'terminate', facts }));
	await noteInCase(facilitator, decided, { about: 'text', note: `${mark} of a note` });
	await saveReply(facilitator, {
		...{ title: `${mark} reply`, language: 'en', rule: '', version: 0 },
		text: `${mark} of a saved reply`
	});
	await writePrivateWord(facilitator, waiting, { kind: 'thanks', text: `${mark} of a word` });
	const [word] = await ownPrivateWords(writer);
	const replies = await readReplies(facilitator);
	return {
		people: [String(idOf(writer))],
		words: [String(word?.id)],
		word: [String(waiting)],
		replies: [String(Math.max(...replies.map(({ id }) => id)))],
		report: [String(waiting)],
		notices: [String(notice)],
		// The part of an address behind the number of a notice.
		'[id=id]': [token],
		hidden: [String(hidden)],
		statements: [puid],
		queue: [await caseAbout(facilitator, waiting), decided, heavy].map(String),
		appeals: [String(decision.appealId)],
		waiting: [String(held)],
		// A list of watched words.
		screening: ['hold', 'nudge-fi']
	};
}
