import type { RequestEvent } from '@sveltejs/kit';
import type { Device } from '../context.ts';
import { cookieName, cookieOptions } from './cookies.ts';

/** The browser of a request. Of what it says of itself only the two coarsest words are kept. */
export function deviceOf(event: RequestEvent): Device {
	return {
		label: labelOf(event.request.headers.get('user-agent') ?? ''),
		secret: event.cookies.get(cookieName(event, 'device'))
	};
}

/** Lets the browser be known again: tries of strangers then do not slow its owner down. */
export function rememberDevice(event: RequestEvent, secret: string): void {
	const aYear = 365 * 24 * 60 * 60;
	event.cookies.set(cookieName(event, 'device'), secret, {
		...cookieOptions(event),
		maxAge: aYear
	});
}

/** `Firefox, Android`; the first that fits, because most browsers also name those they descend from. */
function labelOf(userAgent: string): string {
	const first = (names: readonly (readonly [RegExp, string])[]) =>
		names.find(([pattern]) => pattern.test(userAgent))?.[1];
	return [first(browsers), first(systems)].filter(Boolean).join(', ');
}

const browsers = [
	[/Edg(?:e|A|iOS)?\//, 'Edge'],
	[/OPR\/|Opera/, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Vivaldi\//, 'Vivaldi'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Safari\//, 'Safari']
] as const;

const systems = [
	[/iPad/, 'iPad'],
	[/iPhone|iPod/, 'iPhone'],
	[/Android/, 'Android'],
	[/CrOS/, 'ChromeOS'],
	[/Windows/, 'Windows'],
	[/Macintosh|Mac OS X/, 'Mac'],
	[/Linux|X11/, 'Linux']
] as const;
