import { NotFound } from '#lib/domain/errors.ts';
import { refuse } from '#lib/server/http/refusals.ts';

/** A city that nobody has set up does not exist; which city it is was found before (hooks.server.ts). */
export const load = (event) => {
	if (!event.locals.city) refuse(new NotFound(), event);
};
