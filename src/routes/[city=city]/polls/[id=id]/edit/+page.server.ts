import { redirect, type RequestEvent } from '@sveltejs/kit';
import { lookingIn } from '#lib/domain/moderation/hold.ts';
import { pollTemplates } from '#lib/domain/poll/templates.ts';
import { fieldsOfPoll, pollSchema } from '#lib/domain/poll/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { openPollWriting } from '#lib/server/services/polls/preparing.ts';
import { discardPoll, saveDraft, type QuestionAct } from '#lib/server/services/polls/writing.ts';
import { missingSaid } from '../../writing/missing-words.ts';
import { rulesSaid, summaryOf } from '../../writing/rules-said.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { poll, missing } = await openPollWriting(context, Number(event.params.id));
		const saved = fieldsOfPoll(poll.draft, poll, context.city.timeZone);
		return {
			id: poll.id,
			title: poll.title,
			language: poll.language,
			group: poll.groupId === null ? null : { name: poll.groupName, language: poll.groupLanguage },
			onlyMembers: poll.groupVisibility === 'members',
			questions: poll.draft.questions.map((asked) => ({
				...summaryOf(asked),
				lacks: missing.some(({ question }) => question === asked.id)
			})),
			opensAt: poll.opensAt,
			closesAt: poll.closesAt,
			savedAt: poll.savedAt,
			isHeld: poll.heldBy !== null,
			looking: lookingIn(poll, context.now),
			isAhead: poll.opensAt !== null && poll.opensAt > context.now,
			said: rulesSaid(),
			missing: missingSaid(poll.draft, missing, `/${context.city.slug}/polls/${poll.id}`),
			form: await openForm(event, pollSchema, saved)
		};
	});

export const actions = {
	/** As one types: the page stays, and learns from which save to go on. */
	keep: (event) =>
		submitForm(event, pollSchema, async (fields) => {
			const savedAt = await saveDraft(cityContext(event), idOf(event), fields);
			return { savedAt };
		}),
	save: saving(() => undefined, '/edit'),
	look: saving(() => undefined, ''),
	electorate: saving(() => undefined, '/electorate'),
	up: saving((sent) => moving(sent, 'up'), '/edit#questions'),
	down: saving((sent) => moving(sent, 'down'), '/edit#questions'),
	remove: saving(
		(sent) => ({ act: 'remove', question: String(sent.get('question')) }),
		'/edit#questions'
	),
	add: saving((sent) => {
		const template = pollTemplates.find((one) => one === sent.get('template'));
		return template && { act: 'add', template };
	}, '/edit#questions'),
	discard: (event) =>
		act(event, async () => {
			await discardPoll(cityContext(event), idOf(event));
			redirect(303, to(`/${event.params.city}/polls`));
		})
};

const idOf = ({ params }: RequestEvent) => Number(params.id);

/** What is written is saved, with what the button does to the questions; then the next page. */
function saving(read: (sent: FormData) => QuestionAct | undefined, next: string) {
	return (event: RequestEvent) =>
		submitForm(event, pollSchema, async (fields, _form, sent) => {
			await saveDraft(cityContext(event), idOf(event), fields, read(sent));
			redirect(303, to(`/${event.params.city}/polls/${event.params.id}${next}`));
		});
}

function moving(sent: FormData, direction: 'up' | 'down'): QuestionAct {
	return { act: 'move', question: String(sent.get('question')), direction };
}
