import { diffWordsWithSpace } from 'diff';
import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import { versionsOf, type KeptVersion } from '../../queries/proposals/versions.ts';
import { findProposal } from '../../queries/proposals.ts';
import { stoneOf } from '../moderation/versions.ts';

/** A run of words that stayed, was added, or was taken away. */
export interface Passage {
	text: string;
	kind: 'same' | 'added' | 'removed';
}

/**
 * Every version of a proposal's text, and how one of them (`wanted`, else the newest) differs from
 * the one before it, word by word; the first differs from nothing. What a decision hid is shown to nobody
 * here, and nothing is compared with it. Open to all who can see it.
 * @throws NotFound also when there is no such version
 */
export async function readHistory({ db, city, actor }: Context, id: number, wanted?: number) {
	const proposal = await findProposal(db, { cityId: city.id, id, viewer: actor });
	if (!proposal) throw new NotFound();
	const versions = await versionsOf(db, city.id, id);
	const index = wanted ? versions.findIndex(({ version }) => version === wanted) : 0;
	const shown = versions[index];
	if (!shown) throw new NotFound();
	return {
		proposal: {
			id,
			title: proposal.title,
			language: proposal.language,
			marks: proposal.marks
		},
		versions: versions.map((one) => {
			const { version, writtenAt, byName } = one;
			return { version, writtenAt, byName, hidden: stoneOf(one) };
		}),
		shown: { ...shown, hidden: stoneOf(shown), ...comparedWith(shown, versions[index + 1]) }
	};
}

/** How a version differs from the one before it; `isAfterHidden`: that one is hidden, so nobody is told. */
function comparedWith(version: KeptVersion, former: KeptVersion | undefined) {
	const isAfterHidden = former !== undefined && former.hiddenId !== null;
	const canCompare = former && !isAfterHidden && version.hiddenId === null;
	return { isAfterHidden, changes: canCompare ? changesOf(version, former) : undefined };
}

function changesOf(version: KeptVersion, former: KeptVersion) {
	return {
		title: passages(former.title, version.title),
		summary: passages(former.summary, version.summary),
		body: passages(former.body, version.body)
	};
}

/** What takes too long to compare (two long texts without a word in common) is one text for another. */
const patience = 200;

function passages(before: string, after: string): Passage[] {
	const changes = diffWordsWithSpace(before, after, { timeout: patience }) ?? [
		{ value: before, added: false, removed: true },
		{ value: after, added: true, removed: false }
	];
	return changes
		.map(({ value, added, removed }) => ({
			text: value,
			kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const)
		}))
		.filter(({ text }) => text !== '');
}
