import { Forbidden } from '#lib/domain/errors.ts';
import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import { ladder, needsTwo } from '#lib/domain/moderation/ladder.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { enact, holdCase, requirePossible } from './enacting.ts';
import { requireUnclaimed } from './queue.ts';

/**
 * Decides a case: a step of the ladder (domain/moderation/ladder.ts), with a statement of reasons where it
 * restricts. Everything holds from the same moment on.
 * @returns the number of the decision for good
 * @throws NotFound, Forbidden for one's own text and for what takes two persons, Invalid without reasons,
 * Conflict when the case has changed since `version`, is decided, or somebody else has it
 */
export async function decideCase(
	context: Context,
	id: number,
	fields: DecisionFields
): Promise<string> {
	const { id: by } = authorizeResident(context.actor, 'moderate');
	if (needsTwo(fields)) throw new Forbidden('needs_two');
	return context.db.transaction().execute(async (trx) => {
		const found = await holdCase(trx, context, { caseId: id, by, version: fields.version });
		requireUnclaimed(found.held, by, context.now);
		await requirePossible(trx, context, { item: found.item, fields });
		return enact(trx, context, found, { fields, by, event: ladder[fields.step].event });
	});
}
