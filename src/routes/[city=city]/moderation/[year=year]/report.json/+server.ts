import { answer } from '#lib/server/http/answer.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';
import { json } from '@sveltejs/kit';

/** The figures of the year's report, for programs. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { report } = await readReport(context, Number(event.params.year));
		return json(report);
	});
