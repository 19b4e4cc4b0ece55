import { redirect } from '@sveltejs/kit';
import { cookieOptions } from '#lib/server/http/cookies.ts';
import { safeNext } from '#lib/server/http/next.ts';
import { themes } from '#lib/server/http/theme.ts';

/** Remembers light, dark or the system's choice on this device, and goes back to the page. */
export const POST = async (event) => {
	const fields = await event.request.formData().catch(() => new FormData());
	const theme = themes.find((one) => one === fields.get('theme')) ?? 'system';
	event.cookies.set('theme', theme, { ...cookieOptions(event), maxAge: 34_560_000 });
	redirect(303, safeNext(fields.get('next')));
};
