import { getLocale } from './paraglide/runtime.js';

/** A country by its code of two letters, as the reader calls it. */
export function countryName(code: string): string {
	return new Intl.DisplayNames([getLocale()], { type: 'region' }).of(code) ?? code;
}
