import { redirect } from '@sveltejs/kit';
import { decisionSchema } from '#lib/domain/moderation/decision.ts';
import { noteSchema } from '#lib/domain/moderation/note.ts';
import { fillingSchema, putInFacts } from '#lib/domain/moderation/saved-reply.ts';
import { to } from '#lib/i18n/link.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { numberInField } from '#lib/server/http/query.ts';
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
				pause: 0,
				about: 'text',
				note: '',
				version: shown.case.version
			})
		};
	});

export const actions = {
	decide: (event) =>
		submitForm(event, decisionSchema, async (fields) => {
			await decideCase(cityContext(event), Number(event.params.id), fields);
			const kept = event.url.searchParams.has('mine') ? '&mine' : '';
			redirect(303, to(`/${event.params.city}/queue?decided${kept}`));
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
