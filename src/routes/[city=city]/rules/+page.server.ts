import { NotFound } from '#lib/domain/errors.ts';
import { answer } from '#lib/server/http/answer.ts';
import { readRules } from '#lib/server/services/conduct-rules.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const version = versionIn(event.url);
		return readRules(context, version);
	});

/** Versions count from 1; anything else in the address names none that ever was. */
function versionIn(url: URL): number | undefined {
	const version = url.searchParams.get('version');
	if (version === null) return undefined;
	if (!/^[1-9]\d{0,8}$/.test(version)) throw new NotFound();
	return Number(version);
}
