import { z } from 'zod';
import { isLocalTime, localTimeIn, maybeLocalTime, momentIn } from '#lib/domain/calendar.ts';
import { shareText } from '#lib/domain/tally/amount.ts';
import { line, prose } from '#lib/domain/text.ts';
import { resultsRules, secrecies } from '#lib/domain/poll.ts';
import type { DraftElectorate, PollDraft } from './draft.ts';
import { electorateKinds, type ElectorateKind } from './electorate.ts';
import { pollTemplates } from './templates.ts';

/** An id as a form sends it, empty for none. */
const maybeId = (reason: string) =>
	z
		.string({ error: reason })
		.regex(/^(?:[1-9]\d{0,14})?$/, reason)
		.default('');

/** The first step of a poll: where, what kind, and the question in a sentence. */
export const newPollSchema = z.object({
	/** Empty for the whole city. */
	groupId: maybeId('choose'),
	template: z.enum(pollTemplates, { error: 'choose' }),
	title: line({ min: 3, max: 150 }),
	/** The proposal (content id) that it is about; empty for none. */
	proposal: maybeId('other')
});
export type NewPoll = z.infer<typeof newPollSchema>;

/** What every save of a poll carries. */
export const saving = {
	/** The save that the writer began from: `saved_at` of it. */
	base: z.string({ error: 'other' }).max(40, 'other').default(''),
	/** Whether the writer chose this over what was saved meanwhile. */
	anyway: z.boolean().optional()
};
export type Saving = { base: string; anyway?: boolean };

/** The poll itself, as its page writes it; its questions have pages of their own. */
export const pollSchema = z.object({
	title: line({ max: 300 }),
	text: prose({ max: 20_000 }),
	language: z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other'),
	/** Times of the city's clocks; empty for none. */
	opensAt: maybeLocalTime,
	closesAt: maybeLocalTime,
	electorate: z.enum(electorateKinds, { error: 'choose' }),
	secrecy: z.enum(secrecies, { error: 'choose' }),
	results: z.enum(resultsRules, { error: 'choose' }),
	/** Such as `1/4`; empty for none. */
	quorum: z
		.string({ error: 'choose' })
		.max(7, 'choose')
		.default('')
		.refine((typed) => typed === '' || shareText.safeParse(typed).success, { error: 'choose' }),
	ties: z.enum(['backward', 'lot'], { error: 'choose' }),
	...saving
});
export type PollFields = z.infer<typeof pollSchema>;

/** What is stored, as the fields of a form show it. */
export function fieldsOfPoll(
	draft: PollDraft,
	stored: { opensAt: Date | null; closesAt: Date | null; savedAt: Date },
	timeZone: string
): PollFields {
	const shown = (moment: Date | null) => (moment ? localTimeIn(timeZone, moment) : '');
	return {
		title: draft.title,
		text: draft.text,
		language: draft.language,
		opensAt: shown(stored.opensAt),
		closesAt: shown(stored.closesAt),
		electorate: draft.electorate.kind,
		secrecy: draft.secrecy,
		results: draft.results,
		quorum: draft.quorum ?? '',
		ties: draft.backward ? 'backward' : 'lot',
		base: stored.savedAt.toISOString()
	};
}

/** The draft with these fields written over it. */
export function withFields(draft: PollDraft, fields: PollFields): PollDraft {
	return {
		...draft,
		title: fields.title,
		text: fields.text,
		language: fields.language,
		electorate: electorateOf(fields.electorate, draft.electorate),
		secrecy: fields.secrecy,
		results: fields.results,
		quorum: fields.quorum || null,
		backward: fields.ties === 'backward'
	};
}

/**
 * The moment that a field says. What it showed already stays the moment it was: of an hour that comes
 * twice the field cannot tell which.
 */
export function momentOf(field: string, had: Date | null, timeZone: string): Date | null {
	if (!isLocalTime(field)) return null;
	return had && localTimeIn(timeZone, had) === field ? had : momentIn(timeZone, field);
}

/** Who may vote when only the kind was chosen: what was said of that kind before stays. */
function electorateOf(kind: ElectorateKind, had: DraftElectorate): DraftElectorate {
	if (had.kind === kind) return had;
	return kind === 'residents' ? { kind, neighbourhoods: [], verified: false } : { kind };
}
