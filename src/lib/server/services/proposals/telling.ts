import type { City } from '#lib/domain/city.ts';
import { keyOfNews, type ProposalNews } from '#lib/domain/proposal/news.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { enqueue, type JobHandler } from '../../jobs/queue.ts';
import { sendMail } from '../../mail/queue.ts';
import { involvedIn } from '../../queries/proposals/people.ts';

/** The name of the background job. */
export const tellingPeople = 'tell-proposal-people';

interface Telling {
	city: { id: number; slug: string };
	proposalId: number;
	news: ProposalNews;
	/** The resident who did it, and knows. */
	except: number | null;
	/** Everybody up to this resident has been told. */
	after: number;
}

/**
 * Has everyone who wrote or supports a proposal told of something, once each, in their own
 * language; in the transaction of what it tells of.
 */
export async function tellPeople(
	trx: Trx,
	{ id, slug }: City,
	proposalId: number,
	news: ProposalNews,
	{ except = null }: { except?: number | null } = {}
): Promise<void> {
	await goOn(trx, { city: { id, slug }, proposalId, news, except, after: 0 });
}

/** Puts the mails of one batch on the queue, and the next batch behind them: together, or not at all. */
export function tellBatch(db: Db, { size = 200 }: { size?: number } = {}): JobHandler {
	return async (payload) => {
		const telling = payload as Telling;
		const { city, proposalId, news, after } = telling;
		await db.transaction().execute(async (trx) => {
			const batch = await involvedIn(trx, { cityId: city.id, proposalId, after, limit: size });
			const key = `${city.slug} ${keyOfNews(proposalId, news)}`;
			for (const { accountId, residentId } of batch) {
				if (residentId === telling.except) continue;
				const params = { city: city.slug, proposalId, news };
				await sendMail(trx, { template: 'proposal-news', to: { accountId }, params }, { key });
			}
			const last = batch.at(-1);
			if (last && batch.length === size) await goOn(trx, { ...telling, after: last.residentId });
		});
	};
}

async function goOn(trx: Trx, telling: Telling): Promise<void> {
	const { city, proposalId, news, after } = telling;
	const key = `${city.slug} ${keyOfNews(proposalId, news)} after ${after}`;
	await enqueue(trx, tellingPeople, telling, { key });
}
