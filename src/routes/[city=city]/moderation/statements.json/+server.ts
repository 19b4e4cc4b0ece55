import type { PublishedStatement } from '#lib/server/services/moderation/publishing.ts';
import { statementsFile } from '../statements-file.ts';

const file = { name: 'statements.json', type: 'application/json; charset=utf-8' };

/** Restrictions as the DSA Transparency Database takes them, an array of objects. */
export const GET = (event) => statementsFile(event, file, itemsOf);

async function* itemsOf(published: AsyncIterable<PublishedStatement>): AsyncGenerator<string> {
	let before = '[\n';
	for await (const { statement } of published) {
		yield before + JSON.stringify(statement);
		before = ',\n';
	}
	yield before === '[\n' ? '[]\n' : '\n]\n';
}
