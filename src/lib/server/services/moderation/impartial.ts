import { Forbidden } from '#lib/domain/errors.ts';
import type { Appeal } from '../../queries/moderation/appeals.ts';

type Deciders = Pick<Appeal, 'firstBy' | 'secondBy'>;

/** Who decided first does not look again; where it took two, neither does. */
export const hasDecided = ({ firstBy, secondBy }: Deciders, who: number | null): boolean =>
	firstBy === who || (who !== null && secondBy === who);

/** Who looks again neither decided first, nor wrote the text, nor asks for it. @throws Forbidden */
export function requireImpartial(
	appeal: Deciders & Pick<Appeal, 'appellantId'>,
	authorId: number | null,
	by: number
): void {
	if (hasDecided(appeal, by)) throw new Forbidden('own_decision');
	if (authorId === by) throw new Forbidden('own_case');
	if (appeal.appellantId === by) throw new Forbidden('own_appeal');
}
