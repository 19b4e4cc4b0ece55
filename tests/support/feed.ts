import type { RequestEvent } from '@sveltejs/kit';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Context } from '#lib/server/context.ts';

export interface ReadEntry {
	id: string;
	title: string;
	author?: string;
	published: string;
	updated: string;
	href: string;
	content?: string;
	type?: string;
	lang?: string;
}

/** Asks an endpoint of a feed as a program does. */
export async function askFeed(
	get: unknown,
	context: Context,
	address: string,
	{ params = {}, headers = {} }: { params?: object; headers?: Record<string, string> } = {}
): Promise<Response> {
	const url = new URL(address, 'https://take-part.example');
	const event = {
		url,
		params,
		request: new Request(url, { headers }),
		locals: { context }
	} as unknown as RequestEvent;
	return (get as (event: RequestEvent) => Promise<Response>)(event);
}

/** A feed by a parser that knows nothing of ours. @throws when it is not well formed */
export function readFeed(xml: string) {
	const validity = XMLValidator.validate(xml);
	if (validity !== true) throw new Error(validity.err.msg);
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: '@',
		parseTagValue: false,
		htmlEntities: true,
		isArray: (name) => name === 'entry' || name === 'link'
	});
	const { feed } = parser.parse(xml) as { feed: Parsed };
	return {
		title: textOf(feed.title),
		id: textOf(feed.id),
		updated: textOf(feed.updated),
		lang: feed['@xml:lang'] as string,
		namespace: feed['@xmlns'] as string,
		author: textOf((feed.author as Parsed).name),
		entries: ((feed.entry ?? []) as Parsed[]).map(entryOf)
	};
}

type Parsed = Record<string, unknown>;

function entryOf(entry: Parsed): ReadEntry {
	const content = entry.content as Parsed | undefined;
	const [link] = entry.link as Parsed[];
	return {
		id: textOf(entry.id),
		title: textOf(entry.title),
		...(entry.author !== undefined && { author: textOf((entry.author as Parsed).name) }),
		published: textOf(entry.published),
		updated: textOf(entry.updated),
		href: link?.['@href'] as string,
		...(content && {
			content: textOf(content),
			type: content['@type'] as string,
			lang: content['@xml:lang'] as string
		})
	};
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	const text = (value as Parsed | undefined)?.['#text'];
	return typeof text === 'string' ? text : '';
}
