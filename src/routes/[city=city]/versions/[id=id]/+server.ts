import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { answer } from '#lib/server/http/answer.ts';
import { placeVersion } from '#lib/server/services/moderation/versions.ts';

/** The address of a former version for good: it leads to its place among the versions of its text. */
export const GET = (event) =>
	answer(event, async (context) => {
		const { ofKind, ofId, version } = await placeVersion(context, Number(event.params.id));
		const place = ofKind === 'proposal' ? `?version=${version}` : `#version-${version}`;
		redirect(303, to(`/${event.params.city}/${ofKind}s/${ofId}/history${place}`));
	});
