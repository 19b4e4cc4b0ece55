import type { City } from '#lib/domain/city.ts';
import { findingsOf, screened } from '#lib/domain/moderation/automatic.ts';
import { watchIndex } from '#lib/domain/moderation/watch-words.ts';
import type { Remark } from '#lib/domain/poll/remark.ts';
import type { Trx } from '../../database/connect.ts';
import { groupAsks, screeningSettings, wordsFor } from '../../queries/moderation/screening.ts';
import { keepFindings, type Screened } from '../moderation/screening.ts';
import { authorsIn, makeRemark, type RemarkedPoll } from './remark-content.ts';
import { remarksShown } from './remarks.ts';

/**
 * Looks through what voters wrote, as their poll closes and others begin to read it, by the words and the
 * choices of the city. Nobody is kept from voting by their words: what is looked at or waits here is beside the
 * count. All that the result shows is looked at.
 */
export async function lookAtRemarks(
	trx: Trx,
	{ id: cityId }: Pick<City, 'id'>,
	poll: RemarkedPoll
): Promise<void> {
	const remarks = await remarksShown(trx, poll, poll.rules);
	if (remarks.size === 0) return;
	const look = await lookingBy(trx, cityId, poll);
	const authors = await authorsIn(trx, poll);
	for (const remark of remarks.values()) {
		const found = look(remark);
		if (found.findings.length === 0) continue;
		const isHeld = found.holdHours !== null;
		const contentId = await makeRemark(trx, poll, remark, { authors, isHeld });
		const content = { cityId, contentId, groupId: poll.groupId };
		await keepFindings(trx, { now: poll.closedAt }, content, found);
	}
}

/** What is found in one remark. A voter is nobody here: what asks how well somebody is known has nothing to ask. */
async function lookingBy(trx: Trx, cityId: number, { groupId, rules, closedAt }: RemarkedPoll) {
	const { language } = rules;
	const words = watchIndex(await wordsFor(trx, cityId, language));
	const settings = await screeningSettings(trx, cityId);
	const asks = groupId !== null && (await groupAsks(trx, { cityId, groupId }, closedAt));
	return ({ part, text }: Remark): Screened => {
		const { effect, causes } = screened({
			...{ text, language, words, links: 0, account: wellKnown },
			// A name is too short to be judged by its words.
			settings: { ...settings, judges: settings.judges && part === 'reason' },
			groupAsks: asks
		});
		return {
			findings: findingsOf(causes),
			holdHours: effect === 'hold' ? settings.holdHours : null
		};
	};
}

const wellKnown = { days: Infinity, verified: true, published: Infinity };
