import { isAdmin } from '#lib/domain/actor.ts';

/** For the list of pages alone: who may is decided by the service of each page. */
export const load = ({ locals }) => ({
	admin: locals.context !== undefined && isAdmin(locals.context.actor)
});
