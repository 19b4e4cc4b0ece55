import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

/** What a mail says, before it has a form: whole sentences in the reader's language. */
export interface Letter {
	subject: string;
	/** Who writes, above and below the text: the city's name; left out, the site's. */
	from?: string;
	paragraphs: readonly Paragraph[];
	/** The one thing to do: words for the button, and where it leads (`page.link(…)`). */
	act?: { text: string; href: string };
	/** Smaller, at the end: why this came, and what to do when it was not asked for. */
	closing: readonly string[];
	/** For mails that nobody needs: a page that stops them with no sign-in, also by the mail program's own button. */
	stop?: { text: string; href: string };
	/** Names by which mail programs know a mail again and put those about one thing together. */
	thread?: { message: string; about?: string; parent?: string };
	/** An address that takes an answer to this mail; otherwise it goes nowhere. */
	replyTo?: string;
	/** Set when this answers somebody's mail by itself: the Message-ID of that, where it has one. */
	answers?: { messageId: string | null };
}

/**
 * A paragraph of ours, or words of somebody else, which may be in another language: after a label of
 * ours, and leading somewhere, where these are given.
 */
export type Paragraph =
	string | { text: string; lang?: string; quote?: boolean; label?: string; href?: string };

/** What a template knows beside its params. */
export interface Page {
	db: Db;
	now: Date;
	/** The reader's language: every message is called with `{ locale }`. */
	locale: Locale;
	/** The reader. */
	to: { email: string; accountId: number | null; displayName: string | null };
	/** Where answers to mails come in; undefined when this install takes none. */
	replyDomain?: string;
	/** The whole address of a page of ours in the reader's language: `link('/espoo')`. */
	link(path: string): string;
}

/**
 * Writes one kind of mail. It runs when the mail is sent, so it looks things up as they are then,
 * and it makes the secret of a link itself: a secret in `params` would lie readable in the queue.
 * @returns undefined when there is nothing to say any more
 */
export type Template<P extends object> = (
	params: P,
	page: Page
) => Letter | undefined | Promise<Letter | undefined>;
