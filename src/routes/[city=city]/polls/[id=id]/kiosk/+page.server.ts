import { fail } from '@sveltejs/kit';
import { Conflict, Invalid } from '#lib/domain/errors.ts';
import { ordersOf } from '#lib/domain/poll/order.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { leaveAfter, receiptShown, reviewed, unreviewed } from '#lib/server/http/ballots.ts';
import { act } from '#lib/server/http/forms.ts';
import { sentenceOf } from '#lib/server/http/refusals.ts';
import { castFields } from '#lib/server/services/polls/casting.ts';
import { codeAtKiosk, openKiosk } from '#lib/server/services/polls/kiosk.ts';
import type { RequestEvent } from './$types';

/** After so many seconds the device is as it was for the next person. */
const seconds = { fill: 900, review: 300, cast: 60 } as const;

export const load = (event) =>
	answer(event, async (context) => {
		event.setHeaders({ 'cache-control': 'no-store' });
		return {
			...(await openKiosk(context, Number(event.params.id))),
			bare: true,
			minutes: { fill: seconds.fill / 60, review: seconds.review / 60 }
		};
	});

export const actions = {
	/** Shows the form, empty or as it was filled in before. */
	fill: (event) =>
		withCode(event, (fields, { rules, ...voter }) =>
			Promise.resolve({ ...voter, ...unreviewed(rules, fields) })
		),
	review: (event) =>
		withCode(event, (fields, { rules, ...voter }) =>
			Promise.resolve({ ...voter, ...reviewed(rules, fields) })
		),
	cast: (event) =>
		withCode(event, async (fields, { rules: _, ...voter }) => {
			const caster = { by: 'code', code: voter.code, kiosk: true } as const;
			const cast = await castFields(cityContext(event), idOf(event), caster, fields);
			if ('faults' in cast) return { ...voter, step: 'fill' as const, ...cast };
			return { step: 'cast' as const, receipt: receiptShown(event, cast.leaf)?.code ?? null };
		})
};

type Voter = Awaited<ReturnType<typeof voterBy>>;

/** Every step asks for the code again: nothing of a person is kept between two of them. */
function withCode<T extends { step: keyof typeof seconds }>(
	event: RequestEvent,
	work: (fields: FormData, voter: Voter) => Promise<T>
) {
	return act(event, async (fields) => {
		const typed = String(fields.get('code') ?? '').slice(0, 100);
		try {
			const shown = await work(fields, await voterBy(event, typed));
			leaveAfter(
				event,
				seconds[shown.step],
				`/${event.params.city}/polls/${event.params.id}/kiosk`
			);
			return shown;
		} catch (fault) {
			if (fault instanceof Invalid && fault.field)
				return fail(400, { code: typed, fault: sentenceOf(fault) });
			if (fault instanceof Conflict) return fail(409, { code: '', fault: sentenceOf(fault) });
			throw fault;
		}
	});
}

async function voterBy(event: RequestEvent, typed: string) {
	const { code, rollId, rules } = await codeAtKiosk(cityContext(event), idOf(event), typed);
	return { code, rules, orders: ordersOf(rules, rollId) };
}

function idOf({ params }: RequestEvent): number {
	return Number(params.id);
}
