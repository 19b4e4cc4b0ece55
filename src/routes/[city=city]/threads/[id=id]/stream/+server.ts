import { answer } from '#lib/server/http/answer.ts';
import { eventStream, lastHeard } from '#lib/server/http/event-stream.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { watchThread } from '#lib/server/services/threads/watching.ts';

/** Says, to a page that stays open, which comments have come (`comments`, their ids). */
export const GET = (event) =>
	answer(event, (context) =>
		eventStream(({ say, beat, end }) =>
			watchThread(context, Number(event.params.id), {
				account: event.locals.account,
				addressHash: event.locals.accountContext.addressHash,
				after: lastHeard(event.request) ?? numberIn(event.url, 'after') ?? 0,
				tell: (ids) => say({ name: 'comments', id: ids.at(-1) ?? 0, data: ids }),
				beat,
				end
			})
		)
	);

/** Whoever asks only whether it is there does not stay. */
export const HEAD = () => new Response(null, { headers: { 'content-type': 'text/event-stream' } });
