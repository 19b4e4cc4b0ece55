import { Invalid } from '#lib/domain/errors.ts';
import { passwordFault } from '#lib/domain/password.ts';
import { commonPasswords } from '../common-passwords.ts';
import type { AccountContext } from '../context.ts';
import { allCities } from '../queries/cities.ts';

/**
 * Looks whether a password of allowed length is easily guessed for this person on this site.
 * @throws Invalid for the field `password`, with a reason of its own for each cause
 */
export async function refuseGuessable(
	{ db, origin }: AccountContext,
	password: string,
	person: { name: string; email: string }
): Promise<void> {
	const cities = await allCities(db);
	const fault = passwordFault(password, {
		...person,
		cities: cities.flatMap(({ names, slug }) => [slug, ...Object.values(names)]),
		site: ['Kumppani', new URL(origin).hostname],
		common: commonPasswords
	});
	if (fault) throw new Invalid(fault, 'password');
}
