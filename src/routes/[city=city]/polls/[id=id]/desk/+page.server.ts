import { Conflict } from '#lib/domain/errors.ts';
import { searchForm } from '#lib/domain/poll/late.ts';
import { ordersOf } from '#lib/domain/poll/order.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { leaveAfter, receiptShown, reviewed, unreviewed } from '#lib/server/http/ballots.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { castFields } from '#lib/server/services/polls/casting.ts';
import {
	findOnRoll,
	markPaper,
	openDesk,
	rollIdIn,
	takeBackPaper,
	voterAtDesk
} from '#lib/server/services/polls/desk.ts';
import type { RequestEvent } from './$types';

/** So long a receipt stays on the screen. */
const seconds = 60;

export const load = (event) =>
	answer(event, async (context) => ({
		...(await openDesk(context, Number(event.params.id))),
		search: await openForm(event, searchForm)
	}));

export const actions = {
	/** By POST, so that no name comes into an address. */
	find: (event) =>
		submitForm(event, searchForm, async ({ search }) => ({
			step: 'found' as const,
			search,
			...(await findOnRoll(cityContext(event), idOf(event), search))
		})),
	mark: (event) =>
		act(event, async (fields) => {
			const rollId = rollIdIn(fields.get('voter'));
			await markPaper(cityContext(event), idOf(event), rollId);
			const { voter } = await voterAtDesk(cityContext(event), idOf(event), rollId);
			return { step: 'marked' as const, voter };
		}),
	unmark: (event) =>
		act(event, async (fields) => {
			const rollId = rollIdIn(fields.get('voter'));
			await takeBackPaper(cityContext(event), idOf(event), rollId);
			const { voter } = await voterAtDesk(cityContext(event), idOf(event), rollId);
			return { step: 'unmarked' as const, voter };
		}),
	/** Shows the form, empty or as it was filled in before. */
	fill: (event) =>
		act(event, async (fields) => {
			const { rules, ...person } = await personOf(event, fields);
			return { ...person, ...unreviewed(rules, fields) };
		}),
	review: (event) =>
		act(event, async (fields) => {
			const { rules, ...person } = await personOf(event, fields);
			return { ...person, ...reviewed(rules, fields) };
		}),
	cast: (event) =>
		act(event, async (fields) => {
			const person = await personOf(event, fields);
			const caster = { by: 'desk', rollId: person.voter.rollId } as const;
			const cast = await castFields(cityContext(event), idOf(event), caster, fields);
			if ('faults' in cast) return { ...person, step: 'fill' as const, ...cast };
			leaveAfter(event, seconds, `/${event.params.city}/polls/${event.params.id}/desk`);
			return { step: 'cast' as const, receipt: receiptShown(event, cast.leaf) };
		})
};

function idOf({ params }: RequestEvent): number {
	return Number(params.id);
}

async function personOf(event: RequestEvent, fields: FormData) {
	const rollId = rollIdIn(fields.get('voter'));
	const { voter, rules } = await voterAtDesk(cityContext(event), idOf(event), rollId);
	// Nobody gets back to a ballot that is cast by going a page back.
	if (voter.votedBy) throw new Conflict('poll_voted_before');
	return { voter, rules, orders: ordersOf(rules, rollId) };
}
