// What a page costs before it is a page: the same statements behind a bare node:http, strings joined
// by hand. Started by pages.ts, with DATABASE_URL and PORT.
import { createServer } from 'node:http';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import { connect } from '#lib/server/database/connect.ts';
import { cityBySlug } from '#lib/server/queries/cities.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';

const db = connect(process.env.DATABASE_URL ?? '');

createServer(async (request, response) => {
	const [, slug = '', , id] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
	const city = await cityBySlug(db, slug);
	if (!city) return response.writeHead(404).end();
	const context: Context = {
		db,
		city,
		now: new Date(),
		actor: { kind: 'visitor' },
		locale: 'en'
	};
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.end(
		`<!doctype html>${id ? await proposalPage(context, Number(id)) : await listPage(context)}`
	);
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('The floor listens.'));

async function listPage(context: Context): Promise<string> {
	const { count, items } = await listProposals(context, readListing(new URLSearchParams()));
	const rows = items.map(
		({ id, title, excerpt, state, supports }) =>
			`<li><a href="/${id}">${escaped(title)}</a><p>${escaped(excerpt)}</p>${state} ${supports}`
	);
	return `<h1>${count}</h1><ul>${rows.join('')}</ul>`;
}

async function proposalPage(context: Context, id: number): Promise<string> {
	const { title, summary, html, supports } = await showProposal(context, id);
	return `<h1>${escaped(title)}</h1><p>${escaped(summary)}</p>${html}<p>${supports}</p>`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
