// What a cast costs before it is a page: the same look-ups and the same transaction behind a bare
// node:http. Started by polls.ts, with DATABASE_URL and PORT.
import { createServer } from 'node:http';
import { connect } from '#lib/server/database/connect.ts';
import { castFields } from '#lib/server/services/polls/casting.ts';
import { keepPolls } from '#lib/server/services/polls/keeping.ts';
import { arrive } from '#lib/server/services/arrival.ts';
import { readSession } from '#lib/server/sessions/lucia.ts';

const db = connect(process.env.DATABASE_URL ?? '');
keepPolls(db, (fault) => console.error(fault));

createServer(async (request, response) => {
	let body = '';
	for await (const part of request) body += String(part);
	const [, slug = '', , id] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
	const session = await readSession(db, request.headers.cookie?.replace('session=', '') ?? '');
	const now = new Date();
	const arrived = await arrive({ db, now }, slug, session?.account, { settle: true });
	if (!arrived) return response.writeHead(404).end();
	const context = { db, now, ...arrived, locale: 'en' as const };
	const fields = new URLSearchParams(body);
	const cast = await castFields(context, Number(id), { by: 'account' }, fields);
	response.writeHead('leaf' in cast ? 303 : 400, { location: '/' }).end();
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('The floor listens.'));
