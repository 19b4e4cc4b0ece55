import type { FoundPoll } from '../../queries/polls.ts';

/** What the pages below a poll's own need to name it. */
export function aboutOf({ id, title, language, state, closesAt }: FoundPoll) {
	return { id, title, language, state, closesAt };
}
export type AboutPoll = ReturnType<typeof aboutOf>;

/** An address that its owner knows again, and that tells others little: `a…@example.org` */
export function veiled(email: string | null): string | null {
	if (email === null) return null;
	const [local = '', host = ''] = email.split('@');
	return `${local.slice(0, 1)}…@${host}`;
}
