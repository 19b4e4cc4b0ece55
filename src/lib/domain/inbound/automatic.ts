/** What of a mail tells whether a person sent it. Header names are in lower case. */
export interface Sending {
	headers: ReadonlyMap<string, readonly string[]>;
	/** The addresses in From. */
	from: readonly string[];
	subject: string;
	messageId: string | undefined;
}

/**
 * Whether a program sent the mail: an out-of-office note, a mail that could not be delivered, a mailing
 * list, or one of our own that came back. Such a mail is never answered and never published: two programs
 * would go on answering each other (RFC 3834).
 * @param ownHost in the Message-IDs of our own mails
 */
export function isAutomatic(mail: Sending, ownHost?: string): boolean {
	const { headers, from, subject, messageId } = mail;
	const says = (name: string, what: RegExp) =>
		headers.get(name)?.some((value) => what.test(value.trim())) ?? false;
	return (
		says('auto-submitted', /^(?!no\b)/i) ||
		says('precedence', /^(?:bulk|junk|list|auto_reply)\b/i) ||
		says('return-path', /^<\s*>$/) ||
		says('content-type', /^(?:multipart\/report|message\/disposition-notification)\b/i) ||
		signs.some((name) => headers.has(name)) ||
		from.some((address) => /^(?:mailer-daemon|postmaster)@/i.test(address)) ||
		(ownHost !== undefined && (messageId?.endsWith(`@${ownHost}>`) ?? false)) ||
		outOfOffice.test(subject)
	);
}

/** Whatever their value. */
const signs = ['list-id', 'x-autoreply', 'x-autorespond', 'x-failed-recipients'];

/** Programs that send no header of those above begin the subject so. */
const outOfOffice =
	/^\s*(?:auto(?:matic)?[ -]?reply|out of (?:the )?office|autosvar|automatiskt svar|frånvaro|automaattinen vastaus|poissaoloilmoitus|poissa toimistosta|automatische antwort|abwesenheitsnotiz|abwesend)\b\s*:?/i;
