import { isStaff, seatIn, type Resident } from '#lib/domain/actor.ts';
import { Conflict } from '#lib/domain/errors.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import {
	findingsOf,
	nudgedWords,
	screened,
	type Finding
} from '#lib/domain/moderation/automatic.ts';
import { dueAt } from '#lib/domain/moderation/case.ts';
import { holdUntil } from '#lib/domain/moderation/hold.ts';
import { partedText } from '#lib/domain/moderation/spam/parted.ts';
import { watchIndex } from '#lib/domain/moderation/watch-words.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { holdUndecidedCase } from '../../queries/moderation/cases.ts';
import { addFindings, insertHold } from '../../queries/moderation/holds.ts';
import type { ItemKey } from '../../queries/moderation/items.ts';
import { aboutWriter, wordsFor } from '../../queries/moderation/screening.ts';

/** What somebody is about to publish. */
export interface Writing {
	/** All that people will read of it. */
	text: string;
	language: TextLanguage;
	groupId: number | null;
	/** They were asked about their words, and stand by them. */
	considered?: boolean;
	/** It is read by others already: a word can then have it looked at, but does not take it away from them. */
	isChange?: boolean;
	/** Only who coordinates can publish it: what their group asks is asked of them too. */
	byCoordinators?: boolean;
}

/** What was found in it: nothing, something that a facilitator looks at, or something to wait for. */
export interface Screened {
	findings: readonly Finding[];
	/** For how long it waits at most; null when it is published at once. */
	holdHours: number | null;
}

const nothing: Screened = { findings: [], holdHours: null };

/**
 * Looks through what a resident is about to publish, by the words and the choices of their city. Who works for
 * the city is not looked at, nor who coordinates a group by what that group asks.
 * @throws Conflict when its writer is asked first whether the words are meant so
 */
export async function screenWriting(
	trx: Trx,
	{ city, now }: Context,
	writer: Resident,
	writing: Writing
): Promise<Screened> {
	const { text, language, groupId, considered = false, isChange = false } = writing;
	if (isStaff(writer)) return nothing;
	const where = { cityId: city.id, residentId: writer.id, groupId };
	const about = await aboutWriter(trx, where, now);
	const words = watchIndex(await wordsFor(trx, city.id, language));
	const isSpared =
		!writing.byCoordinators && groupId !== null && seatIn(writer, groupId)?.role === 'coordinator';
	const { effect, causes } = screened({
		...{ text, language, words, account: about.account, settings: about.settings },
		links: partedText(text).links.length,
		groupAsks: about.groupAsks && !isSpared && !isChange
	});
	const asked = nudgedWords(text, causes);
	if (asked.length > 0 && !considered)
		throw new Conflict('kind_words', { words: asked.slice(0, 5).join(', ') });
	return {
		findings: findingsOf(causes),
		holdHours: effect === 'hold' && !isChange ? about.settings.holdHours : null
	};
}

/**
 * Makes what was found in published or held content part of its case, and begins the hold, unless it waits
 * already.
 */
export async function keepFindings(
	trx: Trx,
	{ now: at }: Pick<Context, 'now'>,
	content: ItemKey & { groupId: number | null; heldBy?: number | null },
	{ findings, holdHours }: Screened
): Promise<void> {
	const { cityId, contentId, groupId, heldBy = null } = content;
	if (findings.length === 0) return;
	const isHeld = holdHours !== null;
	const until = isHeld ? holdUntil(at, holdHours) : dueAt(at, { illegal: false });
	const opening = { cityId, contentId, at, dueAt: until };
	const { id: caseId } = await holdUndecidedCase(trx, opening);
	await addFindings(trx, { cityId, caseId }, findings, at);
	if (isHeld && heldBy === null)
		await insertHold(trx, { cityId, contentId, groupId, caseId, at, until });
}
