import { isStaff, type Actor } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { authorize, may } from '#lib/domain/permissions.ts';
import {
	isUndoable,
	numberIn,
	sidesOf,
	undoesAs,
	undoneUntil
} from '#lib/domain/proposal/merger.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import { can, type ProposalState } from '#lib/domain/proposal.ts';
import type { Context } from '../../context.ts';
import {
	mergeCandidates,
	mergersAbout,
	mergersFrom,
	type SeenMerger
} from '../../queries/proposals/merged.ts';
import { findProposal } from '../../queries/proposals.ts';
import { searchPlan } from '../../queries/search.ts';

const candidatesShown = 10;

/**
 * What a proposal's page tells of mergers: where it lives on, which ones live on in it, and what waits for an
 * answer, to those who answer or asked. Of what the viewer cannot read there is nothing but that it is so.
 */
export async function mergersOf({ db, city, actor, now }: Context, id: number) {
	const rows = await mergersAbout(db, city.id, id, actor);
	const standing = rows.find((row) => row.fromId === id && row.state === 'agreed');
	return {
		mergedInto: standing && {
			other: otherOf(standing),
			canUndo: isUndoable(standing, now) && undoesAs(actor, standing) !== undefined
		},
		joinedBy: rows
			.filter((row) => row.intoId === id && row.state === 'agreed')
			.flatMap((row) => otherOf(row) ?? []),
		asked: rows
			.filter((row) => row.state === 'asked')
			.filter((row) => isStaff(actor) || sidesOf(actor, row).length > 0)
			.map((row) => ({ fromId: row.fromId, canAnswer: isWaitingFor(actor, row) }))
	};
}
export type Mergers = Awaited<ReturnType<typeof mergersOf>>;
export const noMergers: Mergers = { mergedInto: undefined, joinedBy: [], asked: [] };

/** Whether the page offers to suggest one; a second is not asked for while one waits. */
export function maySuggest(actor: Actor, state: ProposalState, isAsked: boolean): boolean {
	return may(actor, 'suggest merger') && can('merge', state) && !isAsked;
}

/**
 * The mergers of a proposal as facilitators and both authors see them, with what this viewer can do now;
 * `words` look for another one to merge it with: words, a number, or an address.
 * @throws NotFound, SignInRequired, Forbidden
 */
export async function openMerger(context: Context, id: number, words: string) {
	const { db, city, actor, now } = context;
	const proposal = await findProposal(db, { cityId: city.id, id, viewer: actor });
	if (!proposal) throw new NotFound();
	const [rows, about] = await Promise.all([
		mergersFrom(db, city.id, id, actor),
		mergersAbout(db, city.id, id, actor)
	]);
	const authors = [proposal.authorId, ...rows.map((row) => row.intoAuthorId)];
	const mine = authors.find((authorId) => may(actor, 'undo merger', { authorId }));
	authorize(actor, 'undo merger', { authorId: mine });

	const isAsked = about.some(({ state }) => state === 'asked');
	const canSuggest = maySuggest(actor, proposal.state, isAsked);
	return {
		about: {
			id,
			title: proposal.title,
			language: proposal.language,
			supports: proposal.supports,
			threshold: proposal.threshold,
			authorName: proposal.authorName
		},
		canSuggest,
		canWithdraw: may(actor, 'suggest merger'),
		candidates: canSuggest && words ? await candidatesFor(context, id, words) : [],
		mergers: rows.map((row) => seenBy(actor, row, now))
	};
}
export type OpenedMerger = Awaited<ReturnType<typeof openMerger>>;

async function candidatesFor({ db, city, actor: viewer }: Context, fromId: number, words: string) {
	const number = numberIn(words);
	const sought = new URLSearchParams(number === undefined ? { q: words } : {});
	const plan = number === undefined ? await searchPlan(db, city.id, words) : undefined;
	const asked = { cityId: city.id, viewer, listing: readListing(sought), plan };
	return mergeCandidates(db, asked, { fromId, number, limit: candidatesShown });
}

function seenBy(actor: Actor, row: SeenMerger, now: Date) {
	return {
		id: row.id,
		state: row.state,
		other: otherOf(row),
		reason: row.reason,
		language: row.language,
		suggestedAt: row.suggestedAt,
		suggestedByName: row.suggestedByName,
		fromAgreedAt: row.fromAgreedAt,
		intoAgreedAt: row.intoAgreedAt,
		endedAt: row.endedAt,
		endedByName: row.endedByName,
		word: row.word,
		hasNobody: row.fromAuthorId === null || row.intoAuthorId === null,
		canAnswer: isWaitingFor(actor, row),
		undoUntil:
			row.mergedAt && isUndoable(row, now) && undoesAs(actor, row) !== undefined
				? undoneUntil(row.mergedAt)
				: null
	};
}

function isWaitingFor(actor: Actor, row: SeenMerger): boolean {
	if (row.state !== 'asked') return false;
	return sidesOf(actor, row).some(
		(side) => (side === 'from' ? row.fromAgreedAt : row.intoAgreedAt) === null
	);
}

function otherOf({ otherId, otherTitle, otherLanguage, otherAuthorName }: SeenMerger) {
	if (otherId === null || otherTitle === null) return null;
	return {
		id: otherId,
		title: otherTitle,
		language: otherLanguage ?? 'en',
		authorName: otherAuthorName
	};
}
export type OtherProposal = NonNullable<ReturnType<typeof otherOf>>;
