import { appealMessage } from './templates/appeal-message.ts';
import { groupInvitation } from './templates/group-invitation.ts';
import { joinRequestArrived } from './templates/join-request-arrived.ts';
import { joinRequestDecided } from './templates/join-request-decided.ts';
import { changeEmail } from './templates/change-email.ts';
import { digest } from './templates/digest.ts';
import { emailChanged } from './templates/email-changed.ts';
import { emailChanging } from './templates/email-changing.ts';
import { holdNews } from './templates/hold-news.ts';
import { holdsOverdue } from './templates/holds-overdue.ts';
import { noticeNews } from './templates/notice-news.ts';
import { notification } from './templates/notification.ts';
import { passwordChanged } from './templates/password-changed.ts';
import { pollNews } from './templates/poll-news.ts';
import { privateWord } from './templates/private-word.ts';
import { proposalNews } from './templates/proposal-news.ts';
import { replyRefused } from './templates/reply-refused.ts';
import { replyWithoutFiles } from './templates/reply-without-files.ts';
import { queueDigest } from './templates/queue-digest.ts';
import { reset } from './templates/reset.ts';
import { statementNews } from './templates/statement-news.ts';
import { signIn } from './templates/sign-in.ts';
import { signUp } from './templates/sign-up.ts';

/** Every kind of mail by its name: one file each. A name stays for as long as jobs with it may wait. */
export const templates = {
	'appeal-message': appealMessage,
	'group-invitation': groupInvitation,
	'join-request-arrived': joinRequestArrived,
	'join-request-decided': joinRequestDecided,
	'change-email': changeEmail,
	digest,
	'email-changed': emailChanged,
	'email-changing': emailChanging,
	'hold-news': holdNews,
	'holds-overdue': holdsOverdue,
	'notice-news': noticeNews,
	notification,
	'password-changed': passwordChanged,
	'poll-news': pollNews,
	'private-word': privateWord,
	'proposal-news': proposalNews,
	'queue-digest': queueDigest,
	'reply-refused': replyRefused,
	'reply-without-files': replyWithoutFiles,
	reset,
	'sign-in': signIn,
	'sign-up': signUp,
	'statement-news': statementNews
};

export type TemplateName = keyof typeof templates;
export type ParamsOf<N extends TemplateName> = Parameters<(typeof templates)[N]>[0];
