import { answer } from '#lib/server/http/answer.ts';
import { readCommentVersions } from '#lib/server/services/comments/changing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { comment, versions } = await readCommentVersions(context, Number(event.params.id));
		return { id: comment.id, marks: comment.marks, versions };
	});
