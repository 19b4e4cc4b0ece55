import type { Generated } from 'kysely';
import type { RemarkPart } from '#lib/domain/poll/remark.ts';

/** What voters wrote beside their ballots, once somebody reported it or it was looked at: content of its own. */
export interface RemarkTable {
	city_id: number;
	id: number;
	kind: Generated<'remark'>;
	poll_id: number;
	/** The id of a question. */
	question: string;
	part: RemarkPart;
	/** SHA-256 of its key, hexadecimal. */
	hash: string;
	text: string;
	html: string;
	/** Passages of it were taken out for good. */
	is_blanked: Generated<boolean>;
}
