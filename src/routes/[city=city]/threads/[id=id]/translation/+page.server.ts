import { askForTranslation, openTranslation } from '#lib/server/http/translating.ts';

export const load = (event) => openTranslation(event, 'thread');

export const actions = { default: (event) => askForTranslation(event, 'thread') };
