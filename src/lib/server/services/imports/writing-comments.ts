import type { PlannedComment } from '#lib/domain/import/comments/plan.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Context } from '../../context.ts';
import { detectLanguage } from '../../language-detection.ts';
import { toSafeHtml } from '../../markdown.ts';
import {
	countImported,
	holdSubjects,
	insertComments,
	insertIdentities,
	threadsAbout,
	type ImportedComment,
	type ImportedPlace
} from '../../queries/imports/comments.ts';

const batch = 500;

/**
 * Writes planned comments into the threads of their proposals, within the transaction of the import.
 * `language`: of all that do not say theirs; otherwise the words tell it, and where they cannot, that of
 * the proposal is taken.
 */
export async function writeComments(
	{ db, city, now }: Context,
	{
		ready,
		places,
		language
	}: {
		ready: readonly PlannedComment[];
		places: readonly ImportedPlace[];
		language: TextLanguage | null;
	}
): Promise<void> {
	if (ready.length === 0) return;
	const about = [...new Set(ready.map(({ proposalId }) => proposalId))];
	const held = await holdSubjects(db, city.id, about);
	const subjects = new Map(held.map((subject) => [subject.id, subject]));
	const threads = await threadsAbout(db, city.id, held, now);
	const standing = new Map<string, Place>(
		places.map(({ id, topId, groupId, sourceKey }) => [`${groupId} ${sourceKey}`, { id, topId }])
	);
	const written: ImportedComment[] = [];
	for (let start = 0; start < ready.length; start += batch) {
		const part = await Promise.all(
			ready.slice(start, start + batch).map(async (comment) => {
				const subject = subjects.get(comment.proposalId);
				return {
					comment,
					at: comment.at,
					threadId: threads.get(comment.proposalId),
					groupId: subject?.groupId ?? null,
					language: await languageOf(comment, language, subject?.language ?? 'en')
				};
			})
		);
		const ids = await insertIdentities(db, city.id, part, now);
		const rows = part.map(({ comment, threadId, groupId }, place) => {
			const id = ids[place];
			const parent = comment.parentKey === null ? null : standing.get(comment.parentKey);
			if (id === undefined || threadId === undefined || parent === undefined)
				throw new Error(`Row ${comment.number} has no place in a thread.`);
			const topId = parent?.topId ?? id;
			standing.set(comment.key, { id, topId });
			return placed(comment, { id, threadId, groupId, parentId: parent?.id ?? null, topId });
		});
		await insertComments(db, city.id, rows, now);
		written.push(...rows);
	}
	await countImported(db, city.id, written);
}

interface Place {
	id: number;
	topId: number;
}

function placed(
	{ text, author, stance, agrees, at, groupId, sourceKey }: PlannedComment,
	place: Pick<ImportedComment, 'id' | 'threadId' | 'groupId' | 'parentId' | 'topId'>
): ImportedComment {
	return {
		...place,
		body: text,
		html: toSafeHtml(text),
		author,
		stance,
		agrees,
		at,
		source: { groupId, key: sourceKey }
	};
}

async function languageOf(
	{ language: own, text }: PlannedComment,
	said: TextLanguage | null,
	ofProposal: TextLanguage
): Promise<TextLanguage> {
	return own || said || ((await detectLanguage(text)) ?? ofProposal);
}
