import { z } from 'zod';
import { chosen } from '#lib/domain/chosen.ts';
import { prose } from '#lib/domain/text.ts';

/** What a facilitator says to an author in private; neither is a decision. */
export const privateWordKinds = ['question', 'thanks'] as const;
export type PrivateWordKind = (typeof privateWordKinds)[number];

export const privateWordLimit = 2000;

export const privateWordSchema = z.object({
	kind: chosen(privateWordKinds),
	text: prose({ min: 2, max: privateWordLimit })
});
export type PrivateWordFields = z.infer<typeof privateWordSchema>;

export const privateAnswerSchema = privateWordSchema.pick({ text: true });
