import { Forbidden } from '#lib/domain/errors.ts';
import type { Appeal } from '../../queries/moderation/appeals.ts';

/** Who looks again neither decided first, nor wrote the text, nor asks for it. @throws Forbidden */
export function requireImpartial(
	appeal: Pick<Appeal, 'firstBy' | 'secondBy' | 'appellantId'>,
	authorId: number | null,
	by: number
): void {
	if (hasDecided(appeal, by)) throw new Forbidden('own_decision');
	if (authorId === by) throw new Forbidden('own_case');
	if (appeal.appellantId === by) throw new Forbidden('own_appeal');
}

/** Who decided first does not look again; where it took two, neither does. */
export const hasDecided = (
	{ firstBy, secondBy }: Pick<Appeal, 'firstBy' | 'secondBy'>,
	who: number | null
): boolean => who !== null && (firstBy === who || secondBy === who);
