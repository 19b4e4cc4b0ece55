import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { SignInRequired } from '#lib/domain/errors.ts';
import { filledFrom } from '#lib/domain/poll/fill/filled-from.ts';
import { readBallot } from '#lib/domain/poll/fill.ts';
import { shortCode } from '#lib/domain/poll/short-code.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { keepForm, takeKeptForm } from '#lib/server/http/kept-forms.ts';
import type { Caster } from '#lib/server/services/polls/caster.ts';
import { castFields } from '#lib/server/services/polls/casting.ts';
import { asCode, openBallot, wayToVote } from '#lib/server/services/polls/voting.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const id = Number(event.params.id);
		const code = event.url.searchParams.get('code') ?? '';
		const way = await wayToVote(context, id);
		if (way === 'code' && !code) return { pollId: id, ballot: null, code };
		const ballot = await openBallot(context, id, casterOf(code));
		const kept = await takeKeptForm(event);
		const { former, rules } = ballot;
		return {
			pollId: id,
			ballot,
			code,
			filled: kept
				? readBallot(rules, kept).filled
				: former
					? filledFrom(rules, former.choices, former.words)
					: {}
		};
	});

export const actions = {
	/** Reads the ballot and shows what is about to be cast. */
	review: (event) =>
		voting(event, async (sent) => {
			const { rules } = await openBallot(cityContext(event), idOf(event), casterOf(codeIn(sent)));
			const read = readBallot(rules, sent);
			return 'faults' in read ? fail(400, read) : { review: read };
		}),
	/** Back to the form, with everything that was filled in. */
	change: (event) =>
		voting(event, async (sent) => {
			const { rules } = await openBallot(cityContext(event), idOf(event), casterOf(codeIn(sent)));
			return { filled: readBallot(rules, sent).filled };
		}),
	cast: (event) =>
		voting(event, async (sent) => {
			const caster = casterOf(codeIn(sent));
			const cast = await castFields(cityContext(event), idOf(event), caster, sent);
			if ('faults' in cast) return fail(400, cast);
			const { leaf } = cast;
			const page = `/${event.params.city}/polls/${event.params.id}`;
			redirect(303, to(leaf ? `${page}/receipts/${shortCode(leaf)}?cast` : `${page}?done=voted`));
		})
};

const idOf = ({ params }: RequestEvent) => Number(params.id);

function codeIn(sent: FormData): string {
	const code = sent.get('code');
	return typeof code === 'string' ? code : '';
}

function casterOf(code: string): Caster {
	return code ? { by: 'code', code: asCode(code) } : { by: 'account' };
}

/** When the session has ended meanwhile, what was filled in is kept until the voter is back. */
function voting<T>(event: RequestEvent, work: (sent: FormData) => Promise<T>) {
	return act(event, async (sent) => {
		try {
			return await work(sent);
		} catch (fault) {
			if (fault instanceof SignInRequired) await keepForm(event, sent);
			throw fault;
		}
	});
}
