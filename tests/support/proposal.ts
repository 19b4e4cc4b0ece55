import { asResident } from '#lib/domain/actor.ts';
import type { AnswerFields } from '#lib/domain/proposal/answering.ts';
import type { ProposalFields } from '#lib/domain/proposal/writing.ts';
import type { Context } from '#lib/server/context.ts';
import { openWriting } from '#lib/server/services/proposals/opening.ts';
import { publishProposal } from '#lib/server/services/proposals/publishing.ts';
import { beginProposal } from '#lib/server/services/proposals/writing.ts';

/** What an author has typed: whole, unless told otherwise. */
export function written(wishes: Partial<ProposalFields> = {}): ProposalFields {
	return {
		title: 'A bench at every bus stop on the hill',
		summary: 'Those who cannot stand for long could take the bus again.',
		body: 'My grandmother walks there every day, and **rests on the kerb**.',
		categoryId: '',
		neighbourhoodId: '',
		language: 'en',
		base: '',
		...wishes
	};
}

/** The save that a text on the screen begins from, as the form carries it. */
export async function baseOf(author: Context, id: number): Promise<string> {
	const { proposal } = await openWriting(author, id);
	return proposal.savedAt.toISOString();
}

/** A draft of the author's in the group. @returns its id */
export async function aDraft(author: Context, groupId: number): Promise<number> {
	return beginProposal(author, { groupId: String(groupId), title: 'A bench at every bus stop' });
}

/** A published proposal of the author's in the group. @returns its id */
export async function aProposal(
	author: Context,
	groupId: number,
	wishes: Partial<ProposalFields> = {}
): Promise<number> {
	const id = await aDraft(author, groupId);
	const base = await baseOf(author, id);
	await publishProposal(author, id, written({ ...wishes, base }));
	return id;
}

/** The city offers a category, or a neighbourhood, of this name. @returns its id, as forms send it */
export async function anOffer(
	{ db, city }: Context,
	table: 'category' | 'neighbourhood',
	name: string
): Promise<string> {
	const row = { city_id: city.id, names: JSON.stringify({ en: name }), position: 1 };
	const { id } =
		table === 'category'
			? await db
					.insertInto('category')
					.values({ ...row, icon: 'tree' })
					.returning('id')
					.executeTakeFirstOrThrow()
			: await db.insertInto('neighbourhood').values(row).returning('id').executeTakeFirstOrThrow();
	return String(id);
}

export function idOf(person: Context): number {
	return asResident(person.actor).id;
}

/** What an admin says, a yes unless told otherwise. */
export function anAnswer(wishes: Partial<AnswerFields> = {}): AnswerFields {
	return {
		verdict: 'accepted',
		reason: 'The benches will be set up **in May**, at the eleven stops of line 118.',
		owner: 'Maija Virtanen, Public Works',
		language: 'en',
		version: 0,
		tell: true,
		...wishes
	};
}
