import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { readDraft, type DraftQuestion, type PollDraft } from '#lib/domain/poll/draft.ts';
import { picturesIn } from '#lib/domain/poll/option-list.ts';
import type { Saving } from '#lib/domain/poll/writing.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { holdHeldCase, noteChange } from '../../queries/moderation/cases.ts';
import { lockPoll, updateDraft } from '../../queries/polls.ts';
import { updateMoments } from '../../queries/polls/drafts.ts';
import { deleteUnusedPictures } from '../../queries/polls/pictures.ts';

/** The poll, locked for one of those who prepare it. @throws NotFound, Forbidden, Conflict once it is announced or open */
export async function holdDraft(trx: Db, { city, actor }: Context, id: number) {
	// The case of one that waits first, as whoever decides does.
	await holdHeldCase(trx, { cityId: city.id, contentId: id });
	const poll = await lockPoll(trx, { cityId: city.id, pollId: id, viewer: actor });
	if (!poll) throw new NotFound();
	authorize(actor, 'write poll', { groupId: poll.groupId ?? undefined });
	requireDraft(poll.state);
	return { ...poll, draft: readDraft(poll.draft) };
}
export type HeldDraft = Awaited<ReturnType<typeof holdDraft>>;

/** @throws Conflict: what is announced or asked stands as it is */
export function requireDraft(state: HeldDraft['state']): void {
	if (state !== 'draft') throw new Conflict('poll_stands');
}

/** The question of that id. @throws NotFound */
export function questionIn(draft: PollDraft, id: string): DraftQuestion {
	const asked = draft.questions.find((one) => one.id === id);
	if (!asked) throw new NotFound();
	return asked;
}

export function withQuestion(draft: PollDraft, asked: DraftQuestion): PollDraft {
	return { ...draft, questions: draft.questions.map((one) => (one.id === asked.id ? asked : one)) };
}

/** The draft and its moments as they shall be; without a save to begin from nothing can be overwritten. */
export interface NextDraft {
	draft: PollDraft;
	opensAt?: Date | null;
	closesAt?: Date | null;
	saving?: Saving;
}

/**
 * Writes a held draft.
 * @returns the moment of the save, the former one when nothing was changed
 * @throws Conflict when something else was saved since the writer began and they did not choose
 */
export async function keepDraft(
	trx: Db,
	{ city, now }: Context,
	had: HeldDraft,
	{ draft, saving, ...moments }: NextDraft
): Promise<Date> {
	const { opensAt, closesAt } = { opensAt: had.opensAt, closesAt: had.closesAt, ...moments };
	const isSame =
		canonicalJson(stored(draft)) === canonicalJson(stored(had.draft)) &&
		opensAt?.getTime() === had.opensAt?.getTime() &&
		closesAt?.getTime() === had.closesAt?.getTime();
	if (isSame) return had.savedAt;
	if (saving && !saving.anyway && saving.base !== had.savedAt.toISOString())
		throw new Conflict('poll_saved_elsewhere');
	// Two saves within one millisecond are still two saves.
	const savedAt = new Date(Math.max(now.getTime(), had.savedAt.getTime() + 1));
	const key = { cityId: city.id, pollId: had.id };
	const { title, language } = draft;
	await updateDraft(trx, key, { title, language, draft, savedAt });
	await updateMoments(trx, key, { opensAt, closesAt });
	await noteChange(trx, city.id, had.id);
	const shown = picturesIn(draft);
	const gone = picturesIn(had.draft).filter((file) => !shown.includes(file));
	await deleteUnusedPictures(trx, city.id, gone);
	return savedAt;
}

/** As JSON keeps it: without what is not there. */
function stored(draft: PollDraft): unknown {
	return JSON.parse(JSON.stringify(draft)) as unknown;
}
