import type { RequestEvent } from '@sveltejs/kit';
import { NotFound } from '#lib/domain/errors.ts';
import type { AccountContext, Context } from '../context.ts';
import { refuse } from './refusals.ts';

/** A page or endpoint of a city: one service call, a refusal becomes its status. */
export async function answer<T>(
	event: RequestEvent,
	work: (context: Context) => Promise<T>
): Promise<T> {
	try {
		return await work(cityContext(event));
	} catch (fault) {
		return refuse(fault, event);
	}
}

/** A page or endpoint about the account, which belongs to no city. */
export async function answerAccount<T>(
	event: RequestEvent,
	work: (context: AccountContext) => Promise<T>
): Promise<T> {
	try {
		return await work(event.locals.accountContext);
	} catch (fault) {
		return refuse(fault, event);
	}
}

export function cityContext(event: RequestEvent): Context {
	if (!event.locals.context) throw new NotFound();
	return event.locals.context;
}
