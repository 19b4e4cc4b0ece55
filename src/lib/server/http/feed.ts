import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { lastChange, type FeedItem } from '#lib/domain/feed.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { count } from '#lib/i18n/dates.ts';
import { to } from '#lib/i18n/link.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '../context.ts';
import { writeAtom, type AtomEntry } from './atom.ts';

/** What a feed is about: its title, its page from the city on, and what it holds. */
export interface Fed {
	title: string;
	page: string;
	items: readonly FeedItem[];
}

/**
 * Sends a feed. It is the same for everybody, may be kept and is asked for again; who has it as it is
 * gets 304. Links lead to pages in the language of the feed's own address, ids are without language.
 */
export function sendFeed(
	event: RequestEvent,
	context: Context,
	{ title, page, items }: Fed
): Response {
	const { origin, pathname, search } = event.url;
	const { city, locale } = context;
	const name = wordsIn(city.names, locale, city.locales).text;
	const updated = lastChange(items) ?? nothingYet;
	const body = writeAtom({
		title: `${title} · ${name}`,
		language: locale,
		self: origin + pathname + search,
		page: origin + to(`/${city.slug}${page}`),
		author: name,
		updated,
		entries: items.map((item) => entryOf(item, context, origin))
	});
	const headers = {
		etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
		'last-modified': updated.toUTCString(),
		'cache-control': 'public, no-cache'
	};
	if (isKnown(event.request.headers, headers)) return new Response(null, { status: 304, headers });
	return new Response(body, {
		headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' }
	});
}

/** A feed must say when it last changed: an empty one never did. */
const nothingYet = new Date(0);

function entryOf(item: FeedItem, { city, locale }: Context, origin: string): AtomEntry {
	const { path, title, language, publishedAt: published, updatedAt: updated } = item;
	const author = item.authorName ?? unknown[item.kind]?.();
	const entry = {
		id: `${origin}/${city.slug}${path}`,
		page: origin + to(`/${city.slug}${path}`),
		...(author !== undefined && { author }),
		published,
		updated
	};
	if (item.isRemoved) return { ...entry, title: m.comment_removed(), titleLanguage: locale };
	return {
		...entry,
		title: title ?? m.feed_comment_title({ name: author ?? city.slug }),
		titleLanguage: title === null ? locale : language,
		...contentOf(item)
	};
}

/** What stands where a name would; the rest is said by the city. */
const unknown: Partial<Record<FeedItem['kind'], () => string>> = {
	proposal: m.proposal_author_unknown,
	comment: m.comment_imported_author
};

function contentOf({ html, language, comments }: FeedItem): Pick<AtomEntry, 'content'> {
	if (html) return { content: { html, language } };
	if (comments === undefined) return {};
	return { content: { text: m.thread_comments({ count: comments, n: count(comments) }) } };
}

/**
 * By the tag when the reader sends one. Otherwise only by the very moment that was sent to them: when
 * something is taken away, a feed can be older than before.
 */
function isKnown(asked: Headers, sent: { etag: string; 'last-modified': string }): boolean {
	const tags = asked.get('if-none-match');
	if (tags === null) return asked.get('if-modified-since') === sent['last-modified'];
	return tags.split(',').some((tag) => ['*', sent.etag].includes(tag.trim().replace(/^W\//, '')));
}
