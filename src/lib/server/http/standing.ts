import { redirect, type RequestEvent } from '@sveltejs/kit';
import { NotFound } from '#lib/domain/errors.ts';
import { to } from '#lib/i18n/link.ts';
import type { Context } from '../context.ts';
import { isHidden } from '../services/moderation/statements.ts';
import { cityContext } from './answer.ts';
import { refuse } from './refusals.ts';

/** The page of something that people wrote (`answer`): what a decision hid leads to what stands in its place. */
export async function answerStanding<T>(
	event: RequestEvent,
	work: (context: Context) => Promise<T>
): Promise<T> {
	const context = cityContext(event);
	const id = Number(event.params.id);
	try {
		return await work(context);
	} catch (fault) {
		if (fault instanceof NotFound && (await isHidden(context, id)))
			redirect(303, to(`/${event.params.city}/hidden/${id}`));
		return refuse(fault, event);
	}
}
