import type { Locale } from '#lib/domain/locale.ts';
import type { Letter, Paragraph } from './letter.ts';

export interface Rendered {
	subject: string;
	text: string;
	html: string;
	/** Beside those that every mail has; their names as nodemailer takes them. */
	headers?: MailHeaders;
}

export interface MailHeaders {
	messageId?: string;
	inReplyTo?: string;
	references?: string | string[];
	replyTo?: string;
	/** Set on what answers somebody's mail by itself (RFC 3834); otherwise the mail is `auto-generated`. */
	autoSubmitted?: 'auto-replied';
	/** An address that stops such mails, by a visit or by one POST (RFC 8058). */
	unsubscribe?: string;
}

const site = 'Kumppani';

/**
 * A letter as plain text and as HTML of the same words. The HTML names no colour, so it is readable
 * in the light and the dark of every mail program, and loads nothing from anywhere.
 * @param host stands in the names by which mail programs know mails again
 */
export function render(letter: Letter, locale: Locale, host = 'localhost'): Rendered {
	const from = letter.from ?? site;
	const headers = headersOf(letter, host);
	return {
		subject: letter.subject.replace(/\s+/g, ' '),
		text: textOf(letter, from),
		html: htmlOf(letter, from, locale),
		...(headers && { headers })
	};
}

/** A mail that is sent a second time has the same name, by which mail programs show it once. */
function headersOf(
	{ stop, thread, replyTo, answers }: Letter,
	host: string
): MailHeaders | undefined {
	const headers: MailHeaders = {
		...(thread && placeIn(thread, host)),
		...(answers?.messageId && { inReplyTo: answers.messageId, references: answers.messageId }),
		...(answers && { autoSubmitted: 'auto-replied' }),
		...(replyTo && { replyTo }),
		...(stop && { unsubscribe: stop.href })
	};
	return Object.keys(headers).length > 0 ? headers : undefined;
}

/** Below the mail about what was answered, and with all others about the same thing. */
function placeIn({ message, about, parent }: NonNullable<Letter['thread']>, host: string) {
	const [root, above] = [about, parent].map((name) => name && `<${name}@${host}>`);
	return {
		messageId: `<${message}@${host}>`,
		...(root && { inReplyTo: above ?? root, references: above ? [root, above] : root })
	};
}

function textOf({ paragraphs, act, closing, stop }: Letter, from: string): string {
	const said = paragraphs.map((paragraph) => {
		const { text, quote, label, href } = partsOf(paragraph);
		if (quote) return text.replace(/^/gm, '> ');
		return (label ? `${label}: ` : '') + text + (href ? `\n${href}` : '');
	});
	const button = act ? [`${act.text}:\n${act.href}`] : [];
	const stopping = stop ? [`${stop.text}:\n${stop.href}`] : [];
	return [...said, ...button, ...closing, ...stopping, `-- \n${from}`].join('\n\n') + '\n';
}

function htmlOf({ subject, paragraphs, act, closing, stop }: Letter, from: string, locale: Locale) {
	const body = [
		`<p style="${small}">${escape(from)}</p>`,
		`<h1 style="font-size:22px;line-height:1.25;margin:0 0 20px">${escape(subject)}</h1>`,
		...paragraphs.map(paragraphHtml),
		...(act ? [actHtml(act)] : []),
		...closing.map((text) => `<p style="${small}">${escape(text)}</p>`),
		...(stop ? [`<p style="${small}">${linkHtml(stop.href, escape(stop.text))}</p>`] : [])
	];
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px">
<div lang="${locale}" style="max-width:36em;margin:0 auto;font:16px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif">
${body.join('\n')}
</div>
</body>
</html>
`;
}

const small = 'font-size:14px;margin:0 0 12px';

function paragraphHtml(paragraph: Paragraph): string {
	const { text, lang, quote, label, href } = partsOf(paragraph);
	const said = escape(text).replace(/\n/g, '<br>');
	const inLanguage = lang ? ` lang="${escape(lang)}"` : '';
	if (label) {
		const named = `<strong${inLanguage}>${href ? linkHtml(href, said) : said}</strong>`;
		return `<p style="margin:0 0 16px">${escape(label)}:<br>${named}</p>`;
	}
	return quote
		? `<blockquote${inLanguage} style="margin:0 0 16px;padding-left:16px;border-left:3px solid">${said}</blockquote>`
		: `<p${inLanguage} style="margin:0 0 16px">${said}</p>`;
}

/** The address stands below the button too: some programs show no buttons, some people trust none. */
function actHtml({ text, href }: { text: string; href: string }): string {
	const address = escape(href);
	return `<p style="margin:24px 0 12px"><a href="${address}" style="display:inline-block;padding:12px 20px;border:2px solid;border-radius:6px;font-weight:bold;text-decoration:none;color:inherit">${escape(text)}</a></p>
<p style="${small};margin-bottom:24px;word-break:break-all">${linkHtml(href, address)}</p>`;
}

/** @param html what stands there, made safe already */
function linkHtml(href: string, html: string): string {
	return `<a href="${escape(href)}" style="color:inherit">${html}</a>`;
}

function partsOf(paragraph: Paragraph): Exclude<Paragraph, string> {
	return typeof paragraph === 'string' ? { text: paragraph } : paragraph;
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
