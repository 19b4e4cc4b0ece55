import type { ProposalFields } from '#lib/domain/proposal/writing.ts';
import type { Context } from '#lib/server/context.ts';
import { changeComment } from '#lib/server/services/comments/changing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import type { VersionOf } from '#lib/server/services/moderation/reportable.ts';
import { changeProposal } from '#lib/server/services/proposals/publishing.ts';
import { aDecision, caseAbout, report } from './moderation.ts';
import { baseOf, written } from './proposal.ts';
import { say } from './thread.ts';
import type { Examples } from './walk/examples.ts';

/** The author of a published proposal puts other words in its place. */
export async function reword(
	author: Context,
	id: number,
	wishes: Partial<ProposalFields>
): Promise<void> {
	await changeProposal(author, id, written({ ...wishes, base: await baseOf(author, id) }));
}

/** The same of a comment that stands in its `base`-th version. */
export async function rephrase(author: Context, id: number, body: string, base = 1): Promise<void> {
	await changeComment(author, id, { body, language: 'en', base, considered: false });
}

/** The content that a reported version is. */
export async function contentOf(
	{ db, city }: Context,
	{ of, version }: VersionOf
): Promise<number> {
	const { id } = await db
		.selectFrom('version_content')
		.where('city_id', '=', city.id)
		.where('of_id', '=', of)
		.where('version', '=', version)
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Somebody reports a version, and a facilitator hides it. */
export async function hideVersion(
	{ reporter, facilitator }: Record<'reporter' | 'facilitator', Context>,
	target: VersionOf
): Promise<{ content: number; puid: string }> {
	await report(reporter, target);
	const content = await contentOf(facilitator, target);
	const puid = await decideCase(facilitator, await caseAbout(facilitator, content), aDecision());
	return { content, puid };
}

/**
 * A comment of three versions, the first hidden and the second reported, for those who walk over all pages;
 * `mark` stands in every one.
 */
export async function versioned(
	{ writer, reporter, facilitator }: Record<'writer' | 'reporter' | 'facilitator', Context>,
	thread: number,
	mark: string
): Promise<{ comment: number; examples: Examples }> {
	const comment = await say(writer, thread, `${mark} at first`);
	await rephrase(writer, comment, `${mark} then`);
	await rephrase(writer, comment, `${mark} now`, 2);
	const { content, puid } = await hideVersion(
		{ reporter, facilitator },
		{ of: comment, version: 1 }
	);
	const target = { of: comment, version: 2 };
	await report(reporter, target);
	const reported = await caseAbout(facilitator, await contentOf(facilitator, target));
	return {
		comment,
		examples: {
			report: [String(comment)],
			versions: ['2'],
			hidden: [String(content)],
			statements: [puid],
			queue: [String(reported)]
		}
	};
}
