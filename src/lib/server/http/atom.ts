/** A feed as RFC 4287 has it. Addresses are absolute, and as permanent as the pages behind them. */
export interface AtomFeed {
	title: string;
	/** Of the titles, unless an entry says its own. */
	language: string;
	/** Where the feed itself is, which is also its id. */
	self: string;
	/** The page that shows the same to people. */
	page: string;
	/** Who speaks where an entry names nobody. */
	author: string;
	updated: Date;
	entries: readonly AtomEntry[];
}

export interface AtomEntry {
	id: string;
	page: string;
	title: string;
	titleLanguage: string;
	/** Left out: the author of the feed. */
	author?: string;
	published: Date;
	updated: Date;
	/** Safe HTML, or plain words; none when there is nothing to add to the title. */
	content?: { html: string; language: string } | { text: string };
}

/** Writes a feed as XML. Whatever its texts hold, what comes out is well formed. */
export function writeAtom(feed: AtomFeed): string {
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		element(
			'feed',
			[
				element('title', escaped(feed.title)),
				element('id', escaped(feed.self)),
				empty('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
				empty('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
				element('updated', feed.updated.toISOString()),
				author(feed.author),
				...feed.entries.map((entry) => writeEntry(entry, feed))
			].join(''),
			{
				xmlns: 'http://www.w3.org/2005/Atom',
				'xml:lang': feed.language,
				'xml:base': new URL('/', feed.self).href
			}
		)
	].join('\n');
}

function writeEntry(entry: AtomEntry, { language }: AtomFeed): string {
	const other: Record<string, string> =
		entry.titleLanguage === language ? {} : { 'xml:lang': entry.titleLanguage };
	return element(
		'entry',
		[
			element('title', escaped(entry.title), other),
			element('id', escaped(entry.id)),
			empty('link', { rel: 'alternate', type: 'text/html', href: entry.page }),
			element('published', entry.published.toISOString()),
			element('updated', entry.updated.toISOString()),
			entry.author === undefined ? '' : author(entry.author),
			entry.content === undefined ? '' : content(entry.content)
		].join('')
	);
}

function content(said: NonNullable<AtomEntry['content']>): string {
	if ('text' in said) return element('content', escaped(said.text), { type: 'text' });
	const attributes = { type: 'html', 'xml:lang': said.language };
	return element('content', escaped(said.html), attributes);
}

function author(name: string): string {
	return element('author', element('name', escaped(name)));
}

function element(name: string, inside: string, attributes: Record<string, string> = {}): string {
	return `<${name}${written(attributes)}>${inside}</${name}>\n`;
}

function empty(name: string, attributes: Record<string, string>): string {
	return `<${name}${written(attributes)}/>\n`;
}

function written(attributes: Record<string, string>): string {
	return Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${escaped(value)}"`)
		.join('');
}

/** Characters that XML 1.0 has no way to write are left out; the rest of a text stays. */
function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(forbidden, '')
		.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// eslint-disable-next-line no-control-regex -- these are what is left out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
