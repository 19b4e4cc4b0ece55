import { passwordChanged } from './templates/password-changed.ts';

/** Every kind of mail by its name: one file each. A name stays for as long as jobs with it may wait. */
export const templates = {
	'password-changed': passwordChanged
};

export type TemplateName = keyof typeof templates;
export type ParamsOf<N extends TemplateName> = Parameters<(typeof templates)[N]>[0];
