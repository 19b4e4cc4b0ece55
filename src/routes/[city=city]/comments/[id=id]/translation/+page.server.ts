import { askForTranslation, openTranslation } from '#lib/server/http/translating.ts';

export const load = (event) => openTranslation(event, 'comment');

export const actions = { default: (event) => askForTranslation(event, 'comment') };
