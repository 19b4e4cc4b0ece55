import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { showsBallots } from '#lib/domain/poll/published.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import type { Context } from '../../context.ts';
import { recordActivity } from '../../queries/activity.ts';
import { ballotsByLeaf, namesOfBallots } from '../../queries/polls/box.ts';
import { closingOf } from '../../queries/polls/closing.ts';
import { entriesFrom, rootsOf } from '../../queries/polls/proofs.ts';
import { lateEntries } from '../../queries/polls/late.ts';
import { lockPoll, publishResults } from '../../queries/polls.ts';
import { readPoll, resultsOf } from './showing.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { tellVoters } from './telling.ts';

/** Shows the results of a poll that keeps them back until somebody publishes them. @throws Conflict */
export async function publishPollResults(context: Context, id: number): Promise<void> {
	const { db, city, actor, now } = context;
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, pollId: id };
		const poll = await lockPoll(trx, { ...key, viewer: actor });
		if (!poll) throw new NotFound();
		authorize(actor, 'publish results', { groupId: poll.groupId ?? undefined });
		if (poll.state !== 'closed') throw new Conflict('poll_not_closed');
		if (poll.resultsPublishedAt) return;
		await publishResults(trx, key);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: 'publish results',
			groupId: poll.groupId ?? undefined,
			contentId: id
		});
		await tellVoters(trx, city, id, 'closed');
		await recordOccurrence(trx, {
			cityId: city.id,
			kind: 'poll counted',
			contentId: id,
			groupId: poll.groupId ?? undefined,
			actorId: residentId(actor),
			at: now
		});
	});
}

/**
 * Everything that is needed to check a closed poll and count it again (domain/poll/bundle.ts describes
 * it), as canonical JSON, written piece by piece. Open to all who may see the results.
 * @throws NotFound while there is nothing to show
 */
export async function publishedBundle(
	context: Context,
	id: number
): Promise<AsyncGenerator<string>> {
	const { db, city } = context;
	const key = { cityId: city.id, pollId: id };
	const seen = await readPoll(context, id);
	const results = seen.poll.state === 'closed' ? await resultsOf(context, seen) : null;
	const closing = results && (await closingOf(db, key));
	if (!closing || !seen.rules) throw new NotFound();
	const { rules, poll } = seen;
	const { counted, entitled, quorum, questions, channels } = closing.result;
	const shown = showsBallots(rules.secrecy, counted);
	const late = await lateEntries(db, key);

	return (async function* () {
		yield '{"ballots":';
		yield* shown ? listed(ballots(context, id)) : ['null'];
		yield `,"chain":${JSON.stringify(closing.chain)},"channels":${canonicalJson(channels)}`;
		yield `,"format":"kumppani-bundle","late":${canonicalJson(
			late.map(({ by, why, on }) => ({ at: on, by, why }))
		)},"log":`;
		yield* listed(lines(context, id));
		if (rules.secrecy === 'open') {
			const names = await namesOfBallots(db, key);
			yield `,"names":${canonicalJson(names.map(({ leaf, name }) => ({ leaf, name })))}`;
		}
		yield `,"result":${canonicalJson({ counted, entitled, quorum, questions })}`;
		yield `,"roots":${canonicalJson(await rootsOf(db, key))}`;
		yield `,"rules":${poll.rules},"rulesHash":${JSON.stringify(poll.rulesHash)}`;
		yield `,"seed":${JSON.stringify(closing.seed)},"version":1}\n`;
	})();
}

const atOnce = 2000;

async function* ballots({ db, city }: Context, pollId: number): AsyncGenerator<string> {
	let after = '';
	for (;;) {
		const rows = await ballotsByLeaf(db, { cityId: city.id, pollId }, { after, limit: atOnce });
		for (const { choices, nonce } of rows) yield `{"choices":${choices},"nonce":"${nonce}"}`;
		const last = rows.at(-1);
		if (!last || rows.length < atOnce) return;
		after = last.leaf;
	}
}

async function* lines({ db, city }: Context, pollId: number): AsyncGenerator<string> {
	for (let from = 0; ; from += atOnce) {
		const rows = await entriesFrom(db, { cityId: city.id, pollId }, { from, limit: atOnce });
		for (const entry of rows) yield canonicalJson(entry);
		if (rows.length < atOnce) return;
	}
}

async function* listed(items: AsyncIterable<string>): AsyncGenerator<string> {
	let before = '[';
	for await (const item of items) {
		yield before + item;
		before = ',';
	}
	yield before === '[' ? '[]' : ']';
}
