import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { yearIn } from '#lib/server/http/query.ts';
import {
	publishStatements,
	type PublishedStatement
} from '#lib/server/services/moderation/publishing.ts';

/** Restrictions as the DSA Transparency Database takes them, an array of objects; of `?year=2026` or all. */
export const GET = (event) =>
	answer(event, async (context) =>
		download(event, {
			name: 'statements.json',
			type: 'application/json; charset=utf-8',
			parts: itemsOf(publishStatements(context, yearIn(event.url, 'year')))
		})
	);

async function* itemsOf(published: AsyncIterable<PublishedStatement>): AsyncGenerator<string> {
	let before = '[\n';
	for await (const { statement } of published) {
		yield before + JSON.stringify(statement);
		before = ',\n';
	}
	yield before === '[\n' ? '[]\n' : '\n]\n';
}
