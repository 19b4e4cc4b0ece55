import type { Locale } from '#lib/domain/locale.ts';
import { localizeHref } from './paraglide/runtime.js';

/** An address of ours in the page's language (or another): `/espoo` -> `/fi/espoo`. */
export function to(path: string, locale?: Locale): string {
	return localizeHref(path, locale && { locale });
}
