import { redirect } from '@sveltejs/kit';
import { readListing } from '#lib/domain/proposal/listing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { offerProposals } from '#lib/server/services/polls/preparing.ts';
import { addProposals } from '#lib/server/services/polls/questions.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { words } = readListing(event.url.searchParams);
		const { id, question } = event.params;
		const { poll, asked, proposals } = await offerProposals(context, Number(id), question, words);
		return {
			poll: { id: poll.id, title: poll.title, language: poll.language },
			question: { id: asked.id, number: poll.draft.questions.indexOf(asked) + 1 },
			words,
			proposals
		};
	});

export const actions = {
	default: (event) =>
		act(event, async (fields) => {
			const chosen = fields.getAll('proposal').map(Number).filter(Number.isSafeInteger);
			const { city, id, question } = event.params;
			await addProposals(cityContext(event), Number(id), question, chosen);
			redirect(303, to(`/${city}/polls/${id}/questions/${question}#options`));
		})
};
