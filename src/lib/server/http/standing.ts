import { redirect, type RequestEvent } from '@sveltejs/kit';
import { NotFound } from '#lib/domain/errors.ts';
import { to } from '#lib/i18n/link.ts';
import type { Context } from '../context.ts';
import { isHidden } from '../services/moderation/statements.ts';
import { isWaiting } from '../services/moderation/waiting.ts';
import { answer } from './answer.ts';

/**
 * The page of something that people wrote (`answer`): what a decision hid leads to what stands in its place,
 * and what waits to be looked at leads its author to where it waits.
 */
export function answerStanding<T>(
	event: RequestEvent,
	work: (context: Context) => Promise<T>
): Promise<T> {
	return answer(event, async (context) => {
		const id = Number(event.params.id);
		try {
			return await work(context);
		} catch (fault) {
			if (!(fault instanceof NotFound)) throw fault;
			if (await isHidden(context, id)) redirect(303, to(`/${event.params.city}/hidden/${id}`));
			if (await isWaiting(context, id)) redirect(303, to(`/${event.params.city}/waiting/${id}`));
			throw fault;
		}
	});
}
