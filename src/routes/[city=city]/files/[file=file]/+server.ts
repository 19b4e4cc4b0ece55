import { answer } from '#lib/server/http/answer.ts';
import { readFile } from '#lib/server/services/files.ts';

/** A picture. Its content never changes under its address; one for members is for their own browser alone. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { bytes, mediaType, isPublic } = await readFile(context, event.params.file);
		return new Response(new Uint8Array(bytes), {
			headers: {
				'content-type': mediaType,
				'cache-control': `${isPublic ? 'public' : 'private'}, max-age=31536000, immutable`
			}
		});
	});
