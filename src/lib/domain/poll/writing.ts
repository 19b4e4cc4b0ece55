import { z } from 'zod';
import { line } from '#lib/domain/text.ts';
import { pollTemplates } from './templates.ts';

/** The first step of a poll: where, what kind, and the question in a sentence. */
export const newPollSchema = z.object({
	/** Empty for the whole city. */
	groupId: z
		.string({ error: 'choose' })
		.regex(/^(?:[1-9]\d{0,14})?$/, 'choose')
		.default(''),
	template: z.enum(pollTemplates, { error: 'choose' }),
	title: line({ min: 3, max: 150 }),
	/** The proposal (content id) that it is about; empty for none. */
	proposal: z
		.string({ error: 'other' })
		.regex(/^(?:[1-9]\d{0,14})?$/, 'other')
		.default('')
});
export type NewPoll = z.infer<typeof newPollSchema>;
