import { asResident, residentId } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { appealUntil, mayAppeal } from '#lib/domain/moderation/appeal.ts';
import { hasReasons } from '#lib/domain/moderation/ladder.ts';
import { may } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { decisionByPuid, decisionsAbout } from '../../queries/moderation/decisions.ts';
import { findItem, hiddenItem } from '../../queries/moderation/items.ts';
import { talkOfAppellant } from './talk.ts';

export type { Decision } from '../../queries/moderation/decisions.ts';

/** What stands in the place of something hidden: which rule, since when, and the way for its author. Open to all who could read it. @throws NotFound */
export async function readStone({ db, city, actor }: Context, contentId: number) {
	const hidden = await hiddenItem(db, { cityId: city.id, contentId }, actor);
	if (!hidden) throw new NotFound();
	const { authorId, caseId, ...stone } = hidden;
	return {
		...stone,
		/** Who can appeal; nobody for what came from elsewhere, or beside a secret vote. */
		hasAuthor: authorId !== null,
		isMine: authorId !== null && authorId === residentId(actor),
		caseId: may(actor, 'moderate') ? caseId : null
	};
}

/** Whether something stands in its place for this viewer. Open to all. */
export async function isHidden({ db, city, actor }: Context, contentId: number): Promise<boolean> {
	return (await hiddenItem(db, { cityId: city.id, contentId }, actor)) !== undefined;
}

/** A statement of reasons, with the text that it is about: for its author and for facilitators. @throws NotFound */
export async function readStatement({ db, city, actor, now }: Context, puid: string) {
	const decision = await decisionByPuid(db, city.id, puid);
	if (!decision || !hasReasons(decision.step)) throw new NotFound();
	const isMine = decision.authorId !== null && decision.authorId === residentId(actor);
	if (!isMine && !may(actor, 'moderate')) throw new NotFound();
	const item = await findItem(db, { cityId: city.id, contentId: decision.contentId });
	if (!item) throw new NotFound();
	const isInTime = now <= appealUntil(decision.decidedAt);
	const canAppeal = mayAppeal(actor, decision) && decision.appealId === null && isInTime;
	const by = { residentId: residentId(actor) };
	const talk = await talkOfAppellant({ db, city }, decision.appealId, by);
	return { decision, item, isMine, canAppeal, talk };
}

/** What was decided about one's own texts, the newest first. @throws SignInRequired */
export async function listOwnStatements({ db, city, actor }: Context) {
	const { id } = asResident(actor);
	const decisions = await decisionsAbout(db, city.id, id, 50);
	return decisions.filter(({ step }) => hasReasons(step));
}
