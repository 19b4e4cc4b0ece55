import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { TranslatedKind } from '#lib/domain/translation.ts';
import { to } from '#lib/i18n/link.ts';
import { running } from '../running.ts';
import { readTranslation, translateText } from '../services/translations.ts';
import { answer, cityContext } from './answer.ts';
import { act } from './forms.ts';

/** The page of a text beside its translation, at the address of the text and `/translation`. */
export function openTranslation(event: RequestEvent, kind: TranslatedKind) {
	const id = Number(event.params.id);
	return answer(event, async (context) => ({
		id,
		...(await readTranslation(context, { kind, id }))
	}));
}

/** Its one button, which also stands below the text. */
export function askForTranslation(event: RequestEvent, kind: TranslatedKind) {
	const id = Number(event.params.id);
	return act(event, async () => {
		await translateText(cityContext(event), { kind, id }, running().translator);
		redirect(303, to(`/${event.params.city}/${folders[kind]}/${id}/translation`));
	});
}

const folders = {
	comment: 'comments',
	thread: 'threads',
	proposal: 'proposals'
} satisfies Record<TranslatedKind, string>;
