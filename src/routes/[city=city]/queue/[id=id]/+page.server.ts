import { redirect } from '@sveltejs/kit';
import { decisionSchema } from '#lib/domain/moderation/decision.ts';
import { needsTwo } from '#lib/domain/moderation/ladder.ts';
import { declineSchema } from '#lib/domain/moderation/proposed.ts';
import { noteSchema } from '#lib/domain/moderation/note.ts';
import { fillingSchema, putInFacts } from '#lib/domain/moderation/saved-reply.ts';
import { to } from '#lib/i18n/link.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberInField } from '#lib/server/http/query.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import {
	confirmDecision,
	declineDecision,
	proposeDecision,
	withdrawDecision
} from '#lib/server/services/moderation/proposing.ts';
import { fillInReply, offerReplies } from '#lib/server/services/moderation/filling.ts';
import { noteInCase, readNotes, removeNote } from '#lib/server/services/moderation/notes.ts';
import { claimCase, readCase, releaseCase } from '#lib/server/services/moderation/queue.ts';

/** Of every form of the page: what was typed in one is kept when the session ends. */
const allForms = decisionSchema.extend(noteSchema.shape);

export const load = (event) =>
	answer(event, async (context) => {
		const shown = await readCase(context, Number(event.params.id));
		return {
			...shown,
			now: context.now,
			offered: await offerReplies(context, shown.item),
			notes: await readNotes(context, shown.item),
			form: await openForm(event, allForms, {
				step: '',
				ground: '',
				law: '',
				facts: m.case_facts_begun(),
				label: '',
				passages: '',
				pause: 0,
				about: 'text',
				note: '',
				version: shown.case.version
			}),
			declining: await openForm(event, declineSchema, { version: shown.case.version })
		};
	});

export const actions = {
	decide: (event) =>
		submitForm(event, decisionSchema, async (fields) => {
			const [context, id] = [cityContext(event), Number(event.params.id)];
			const kept = event.url.searchParams.has('mine') ? '&mine' : '';
			const home = to(`/${event.params.city}`);
			if (needsTwo(fields)) {
				await proposeDecision(context, id, fields);
				redirect(303, `${home}/queue?proposed${kept}`);
			}
			await decideCase(context, id, fields);
			if (fields.step !== 'move') redirect(303, `${home}/queue?decided${kept}`);
			const { item } = await readCase(context, id);
			redirect(303, `${home}/comments/${item.id}/move`);
		}),
	confirm: (event) =>
		act(event, async (sent) => {
			const id = Number(event.params.id);
			await confirmDecision(cityContext(event), id, versionIn(sent));
			redirect(303, to(`/${event.params.city}/queue?decided`));
		}),
	decline: (event) =>
		submitForm(event, declineSchema, async (fields) => {
			await declineDecision(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/queue/${event.params.id}`));
		}),
	withdraw: (event) =>
		act(event, async (sent) => {
			const id = Number(event.params.id);
			await withdrawDecision(cityContext(event), id, versionIn(sent));
			redirect(303, to(`/${event.params.city}/queue/${id}`));
		}),
	fill: (event) =>
		submitForm(event, fillingSchema, async (typed, form) => {
			const filled = await fillInReply(cityContext(event), Number(event.params.id), typed);
			const facts = putInFacts(typed.facts, m.case_facts_begun(), filled.text);
			form.data = { ...typed, facts, ground: filled.ground };
		}),
	note: (event) =>
		submitForm(event, noteSchema, async (fields) => {
			await noteInCase(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/queue/${event.params.id}#notes`));
		}),
	'remove-note': (event) =>
		act(event, async (fields) => {
			await removeNote(cityContext(event), numberInField(fields, 'id') ?? 0);
			redirect(303, to(`/${event.params.city}/queue/${event.params.id}#notes`));
		}),
	claim: (event) =>
		act(event, async () => {
			await claimCase(cityContext(event), Number(event.params.id));
			redirect(303, to(`/${event.params.city}/queue/${event.params.id}`));
		}),
	release: (event) =>
		act(event, async () => {
			await releaseCase(cityContext(event), Number(event.params.id));
			redirect(303, to(`/${event.params.city}/queue`));
		})
};

/** Of the case as it was shown; none that ever was, when it is left out. */
const versionIn = (sent: FormData): number => numberInField(sent, 'version') ?? 0;
