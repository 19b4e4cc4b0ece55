import { messagesLeft } from '#lib/domain/moderation/talk.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { findAppeal, type Appeal } from '../../queries/moderation/appeals.ts';
import { messagesAbout, type Message } from '../../queries/moderation/talk.ts';

/** A talk as one of its sides reads it. */
export interface Talk {
	messages: { id: number; byAppellant: boolean; text: string; at: Date; name: string | null }[];
	/** How many messages this side can still write. */
	left: number;
}

/** What whoever appealed reads of it: no name. Null for everybody else. */
export async function talkOfAppellant(
	{ db, city }: Pick<Context, 'db' | 'city'>,
	appealId: number | null | undefined,
	by: { residentId: number | null } | { noticeId: number }
): Promise<Talk | null> {
	const appeal = await appealOf(db, { city }, appealId);
	const isTheirs =
		'noticeId' in by
			? appeal?.noticeId === by.noticeId
			: by.residentId !== null && appeal?.residentId === by.residentId;
	if (!appeal || !isTheirs) return null;
	const messages = await messagesAbout(db, { cityId: city.id, appealId: appeal.id });
	return {
		messages: messages.map((message) => told(message, null)),
		left: messagesLeft(appeal.state, messages, true)
	};
}

/** What facilitators read of it: of their own names, of no other. */
export async function talkOfFacilitators(
	{ db, city }: Context,
	{ id, state }: Appeal
): Promise<Talk> {
	const messages = await messagesAbout(db, { cityId: city.id, appealId: id });
	return {
		messages: messages.map((message) => told(message, message.byAppellant ? null : message.name)),
		left: messagesLeft(state, messages, false)
	};
}

const told = ({ id, byAppellant, text, at }: Message, name: string | null) => ({
	...{ id, byAppellant, text, at, name }
});

/** The appeal against a decision, where there is one. */
export async function appealOf(
	db: Db,
	{ city }: Pick<Context, 'city'>,
	appealId: number | null | undefined
): Promise<Appeal | undefined> {
	return appealId ? findAppeal(db, { cityId: city.id, appealId }) : undefined;
}
