import { convert } from 'html-to-text';
import { simpleParser, type Attachment, type HeaderLines } from 'mailparser';
import { Invalid } from '#lib/domain/errors.ts';
import type { Sending } from '#lib/domain/inbound/automatic.ts';

/** A mail that came in, as far as an answer in a discussion needs it. */
export interface Incoming extends Sending {
	/** Every address that it names as a reader, and those to which servers brought it. */
	to: readonly string[];
	/** Plain text, made of the HTML where there is no other. */
	text: string;
	/** Files that somebody put in, not the pictures of a signature. */
	attachments: number;
}

/**
 * Reads a message as it travels (RFC 5322, MIME), in whatever character set and encoding.
 * @throws Invalid when it is none: a head without end, parts in parts in parts
 */
export async function readIncoming(bytes: Uint8Array): Promise<Incoming> {
	const mail = await simpleParser(Buffer.from(bytes), {
		skipHtmlToText: true,
		skipTextToHtml: true,
		skipImageLinks: true,
		keepCidLinks: true
	}).catch((cause: unknown) => {
		throw Object.assign(new Invalid('mail_unreadable'), { cause });
	});
	const headers = valuesOf(mail.headerLines);
	const [to, cc] = [mail.to ?? [], mail.cc ?? []].flat().map(({ value }) => value);
	return {
		headers,
		from: addressesIn(mail.from?.value ?? []).concat(moreThanOneFrom(headers)),
		to: [
			...addressesIn([...(to ?? []), ...(cc ?? [])]),
			...broughtTo.flatMap((name) => headers.get(name) ?? [])
		],
		subject: mail.subject ?? '',
		messageId: mail.messageId,
		text: mail.text?.trim() ? mail.text : textOf(mail.html || ''),
		attachments: mail.attachments.filter(isAttached).length
	};
}

const broughtTo = ['delivered-to', 'x-original-to', 'envelope-to'];

function valuesOf(lines: HeaderLines): Map<string, string[]> {
	const values = new Map<string, string[]>();
	for (const { key, line } of lines) {
		const value = line
			.slice(line.indexOf(':') + 1)
			.replace(/\r?\n\s+/g, ' ')
			.trim();
		values.set(key, [...(values.get(key) ?? []), value]);
	}
	return values;
}

interface Address {
	address?: string;
	group?: Address[];
}

function addressesIn(value: readonly Address[]): string[] {
	return value.flatMap(({ address, group }) => [
		...(address ? [address] : []),
		...addressesIn(group ?? [])
	]);
}

/** Programs disagree on which of several From lines counts: such a mail is from nobody we know. */
function moreThanOneFrom(headers: ReadonlyMap<string, readonly string[]>): string[] {
	return headers.get('from')?.slice(1) ?? [];
}

/** Longer ones are no answer that somebody typed, and slow to take apart. */
const longestHtml = 1_000_000;

function textOf(html: string): string {
	if (html.length > longestHtml) return html;
	return convert(html, {
		wordwrap: false,
		limits: { maxDepth: 100 },
		selectors: [
			{ selector: 'img', format: 'skip' },
			{ selector: 'a', options: { ignoreHref: true } },
			...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'].map((selector) => ({
				selector,
				options: { uppercase: false, uppercaseHeaderCells: false }
			}))
		]
	});
}

/** Not what belongs to the HTML, and not the signatures of PGP and S/MIME. */
function isAttached({ related, contentDisposition, contentType, cid }: Attachment): boolean {
	if (/(?:pgp|pkcs7)-(?:signature|keys)$/.test(contentType)) return false;
	return !related && !(contentDisposition === 'inline' && cid);
}
