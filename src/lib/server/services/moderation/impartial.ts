import { Forbidden } from '#lib/domain/errors.ts';
import type { Appeal } from '../../queries/moderation/appeals.ts';

/** Who looks again neither decided first, nor wrote the text, nor asks for it. @throws Forbidden */
export function requireImpartial(
	{ firstBy, appellantId }: Pick<Appeal, 'firstBy' | 'appellantId'>,
	authorId: number | null,
	by: number
): void {
	if (firstBy === by) throw new Forbidden('own_decision');
	if (authorId === by) throw new Forbidden('own_case');
	if (appellantId === by) throw new Forbidden('own_appeal');
}
