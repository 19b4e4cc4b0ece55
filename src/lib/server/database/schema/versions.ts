import type { GeneratedAlways, Generated } from 'kysely';
import type { VersionedKind } from '#lib/domain/content.ts';

/** A former version of a text that somebody reported: content of its own. */
export interface VersionContentTable {
	city_id: number;
	id: number;
	kind: Generated<'version'>;
	of_kind: VersionedKind;
	of_id: number;
	version: number;
	proposal_id: GeneratedAlways<number | null>;
	comment_id: GeneratedAlways<number | null>;
}
