import type { BadRow } from '#lib/domain/import/outcome.ts';
import { fault } from '#lib/domain/import/fault.ts';
import { counted, keyOf, sourceKeyOf, type GivenRow } from '#lib/domain/import/rows.ts';
import type { CommentMapping } from './fields.ts';
import type { CommentOutcome } from './outcome.ts';
import { inOrder } from './order.ts';
import { readComment, type ReadComment } from './row.ts';
import { withoutEmptyEnds } from './wordless.ts';

/** A proposal that an earlier import took in. */
export interface KnownProposal {
	id: number;
	groupId: number;
	/** As its own import kept it: the name of a column, `=`, its number elsewhere. */
	sourceKey: string;
}

/** A comment that an earlier import took in, and what it is about. */
export interface KnownComment {
	groupId: number;
	sourceKey: string;
	proposalId: number;
}

export interface CommentPlanSettings {
	mapping: CommentMapping;
	timeZone: string;
	now: Date;
	proposals: readonly KnownProposal[];
	comments: readonly KnownComment[];
	/** A short name for a text, the same for the same text alone. */
	digest: (text: string) => string;
}

export interface PlannedComment extends ReadComment {
	/** Its row. */
	number: number;
	/** The same comment of the same group, across imports. */
	key: string;
	sourceKey: string;
	groupId: number;
	proposalId: number;
	/** The key of what it answers: planned, or here already; null for none. */
	parentKey: string | null;
	at: Date;
}

export interface CommentPlan {
	/** What is answered comes before its answers, otherwise by time. */
	ready: PlannedComment[];
	outcome: CommentOutcome;
}

/** Everything an import of comments would do, without doing it. */
export function planComments(
	rows: readonly GivenRow[],
	settings: CommentPlanSettings
): CommentPlan {
	const { known, planned, already, bad } = readRows(rows, settings);
	const placed = new Map<string, PlannedComment>();
	for (const [key, comment] of planned) {
		const parent = comment.parentKey === null ? undefined : planned.get(comment.parentKey);
		const about = parent?.proposalId ?? known.get(comment.parentKey ?? '');
		if (about === undefined || about === comment.proposalId) placed.set(key, comment);
		else bad.push({ number: comment.number, faults: [fault('parent', 'other_proposal')] });
	}
	const { ordered, circular } = inOrder(placed);
	for (const { number } of circular) bad.push({ number, faults: [fault('parent', 'circle')] });
	const kept = withoutEmptyEnds(ordered);
	for (const { number } of kept.empty) bad.push({ number, faults: [fault('text', 'required')] });

	const here = new Set([...known.keys(), ...kept.ready.map(({ key }) => key)]);
	const lost = ({ parentKey }: PlannedComment) => parentKey !== null && !here.has(parentKey);
	return {
		ready: kept.ready.map((comment) => (lost(comment) ? { ...comment, parentKey: null } : comment)),
		outcome: {
			rows: rows.length,
			created: kept.ready.length,
			wordless: kept.ready.filter(({ text }) => text === '').length,
			already,
			bad: bad.sort((one, other) => one.number - other.number),
			unplaced: kept.ready
				.filter(lost)
				.map(({ number }) => number)
				.sort((one, other) => one - other),
			unknownStances: counted(kept.ready.map(({ unknownStance }) => unknownStance)),
			proposals: new Set(kept.ready.map(({ proposalId }) => proposalId)).size
		}
	};
}

/** Each row by itself, and whether it was there before. `known`: what is about which proposal. */
function readRows(rows: readonly GivenRow[], settings: CommentPlanSettings) {
	const { mapping, now } = settings;
	const find = proposalsByNumber(settings.proposals);
	const known = new Map(
		settings.comments.map(({ groupId, sourceKey, proposalId }) => [
			`${groupId} ${sourceKey}`,
			proposalId
		])
	);
	const seen = new Map<string, number>();
	const planned = new Map<string, PlannedComment>();
	const bad: BadRow[] = [];
	let already = 0;
	for (const { number, cells, fault: broken } of rows) {
		const row = broken ? { faults: [broken] } : readComment(cells, mapping, settings);
		if ('faults' in row) {
			bad.push({ number, faults: row.faults });
			continue;
		}
		const [proposal, ...more] = find(row.proposal);
		if (!proposal || more.length > 0) {
			bad.push({
				number,
				faults: [fault('proposal', proposal ? 'many_proposals' : 'no_proposal')]
			});
			continue;
		}
		const sourceKey = sourceKeyOf(row.id, cells, settings);
		const inGroup = (key: string) => `${proposal.groupId} ${key}`;
		const key = inGroup(sourceKey);
		const first = seen.get(key);
		seen.set(key, first ?? number);
		if (known.has(key)) already += 1;
		else if (first !== undefined)
			bad.push({ number, faults: [fault('id', 'repeated', { count: first })] });
		else {
			planned.set(key, {
				...row,
				number,
				key,
				sourceKey,
				groupId: proposal.groupId,
				proposalId: proposal.id,
				parentKey: row.parent ? inGroup(keyOf(mapping.id ?? '', row.parent)) : null,
				at: row.created ?? now
			});
		}
	}
	return { known, planned, already, bad };
}

/** By the number elsewhere, whatever the column was called that held it. */
function proposalsByNumber(
	proposals: readonly KnownProposal[]
): (number: string) => readonly KnownProposal[] {
	const found = new Map<string, KnownProposal[]>();
	for (const proposal of proposals) {
		const number = proposal.sourceKey.slice(proposal.sourceKey.indexOf('=') + 1);
		found.set(number, [...(found.get(number) ?? []), proposal]);
	}
	return (number) => found.get(number) ?? [];
}
