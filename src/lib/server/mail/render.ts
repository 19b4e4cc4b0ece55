import type { Locale } from '#lib/domain/locale.ts';
import type { Letter, Paragraph } from './letter.ts';

export interface Rendered {
	subject: string;
	text: string;
	html: string;
}

const site = 'Kumppani';

/**
 * A letter as plain text and as HTML of the same words. The HTML names no colour, so it is readable
 * in the light and the dark of every mail program, and loads nothing from anywhere.
 */
export function render(letter: Letter, locale: Locale): Rendered {
	const from = letter.from ?? site;
	return {
		subject: letter.subject.replace(/\s+/g, ' '),
		text: textOf(letter, from),
		html: htmlOf(letter, from, locale)
	};
}

function textOf({ paragraphs, act, closing }: Letter, from: string): string {
	const said = paragraphs.map((paragraph) => {
		const { text, quote } = partsOf(paragraph);
		return quote ? text.replace(/^/gm, '> ') : text;
	});
	const button = act ? [`${act.text}:\n${act.href}`] : [];
	return [...said, ...button, ...closing, `-- \n${from}`].join('\n\n') + '\n';
}

function htmlOf({ subject, paragraphs, act, closing }: Letter, from: string, locale: Locale) {
	const body = [
		`<p style="${small}">${escape(from)}</p>`,
		`<h1 style="font-size:22px;line-height:1.25;margin:0 0 20px">${escape(subject)}</h1>`,
		...paragraphs.map(paragraphHtml),
		...(act ? [actHtml(act)] : []),
		...closing.map((text) => `<p style="${small}">${escape(text)}</p>`)
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
	const { text, lang, quote } = partsOf(paragraph);
	const said = escape(text).replace(/\n/g, '<br>');
	const inLanguage = lang ? ` lang="${escape(lang)}"` : '';
	return quote
		? `<blockquote${inLanguage} style="margin:0 0 16px;padding-left:16px;border-left:3px solid">${said}</blockquote>`
		: `<p${inLanguage} style="margin:0 0 16px">${said}</p>`;
}

/** The address stands below the button too: some programs show no buttons, some people trust none. */
function actHtml({ text, href }: { text: string; href: string }): string {
	const address = escape(href);
	return `<p style="margin:24px 0 12px"><a href="${address}" style="display:inline-block;padding:12px 20px;border:2px solid;border-radius:6px;font-weight:bold;text-decoration:none;color:inherit">${escape(text)}</a></p>
<p style="${small};margin-bottom:24px;word-break:break-all"><a href="${address}" style="color:inherit">${address}</a></p>`;
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
