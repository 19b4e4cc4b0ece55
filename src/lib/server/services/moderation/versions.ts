import type { VersionedKind } from '#lib/domain/content.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Context } from '../../context.ts';
import type { HiddenVersion } from '../../queries/moderation/former-text.ts';
import { versionOfContent } from '../../queries/moderation/versions.ts';

/** What stands in the place of a former version that was hidden. */
export interface VersionStone {
	/** Of the content that it is: `hidden/7` says more. */
	id: number;
	rule: ConductRule | null;
	at: Date;
}

/** The stone of a version; null while it can be read. */
export function stoneOf({ hiddenId, hiddenRule, hiddenAt }: HiddenVersion): VersionStone | null {
	if (hiddenId === null || hiddenAt === null) return null;
	return { id: hiddenId, rule: hiddenRule, at: hiddenAt };
}

/** Which version of which text it is. Open to all who can read the text. @throws NotFound */
export async function placeVersion(
	{ db, city, actor }: Context,
	contentId: number
): Promise<{ ofKind: VersionedKind; ofId: number; version: number }> {
	const found = await versionOfContent(db, { cityId: city.id, contentId }, actor);
	if (!found) throw new NotFound();
	return found;
}
