import type { StoredModel } from '#lib/domain/moderation/spam/model.ts';
import { civic, civicMessages, labelled, labelledMessages, type Message } from './messages.ts';

/** What residents wrote to a city: nothing of it may be stopped. */
export function residentsText(language: string | null): Message[] {
	return civic.filter((set) => (language ?? set.language) === set.language).flatMap(civicMessages);
}

/**
 * Text that the labels say nothing about, and that is ordinary here: for spam what was labelled as abuse or not,
 * for abuse what was labelled as spam or not.
 */
export function otherText(about: StoredModel['about'], language: string | null): Message[] {
	return labelled
		.filter((set) => set.about !== about && (language ?? set.language) === set.language)
		.flatMap(labelledMessages)
		.map((one) => ({ ...one, isBad: false }));
}
