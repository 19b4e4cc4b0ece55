import { groupInvitation } from './templates/group-invitation.ts';
import { joinRequestArrived } from './templates/join-request-arrived.ts';
import { joinRequestDecided } from './templates/join-request-decided.ts';
import { passwordChanged } from './templates/password-changed.ts';

/** Every kind of mail by its name: one file each. A name stays for as long as jobs with it may wait. */
export const templates = {
	'group-invitation': groupInvitation,
	'join-request-arrived': joinRequestArrived,
	'join-request-decided': joinRequestDecided,
	'password-changed': passwordChanged
};

export type TemplateName = keyof typeof templates;
export type ParamsOf<N extends TemplateName> = Parameters<(typeof templates)[N]>[0];
