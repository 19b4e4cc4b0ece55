import type { RequestEvent } from '@sveltejs/kit';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Light, dark, or as the system says: remembered in a cookie, since it belongs to the device. */
export function readTheme(event: RequestEvent): Theme {
	const chosen = event.cookies.get('theme');
	return themes.find((theme) => theme === chosen) ?? 'system';
}
