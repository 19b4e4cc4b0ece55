import { authorize, may } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';

/** What there is for the city's staff. @throws SignInRequired, Forbidden */
export async function openAdministration({ actor }: Context): Promise<{ runsCity: boolean }> {
	authorize(actor, 'read activity');
	return { runsCity: may(actor, 'run city') };
}
