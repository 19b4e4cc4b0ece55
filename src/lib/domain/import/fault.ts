import type { CommentField } from './comments/fields.ts';
import type { ImportField } from './fields.ts';

/** Why a row cannot be taken: the message is `invalid_<reason>`, about the field when there is one. */
export interface RowFault {
	field: ImportField | CommentField | null;
	reason: string;
	details: Record<string, string | number>;
}

export function fault(
	field: RowFault['field'],
	reason: string,
	details: Record<string, string | number> = {}
): RowFault {
	return { field, reason, details };
}
