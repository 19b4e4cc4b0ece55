import { isYear } from '#lib/domain/moderation/period.ts';
import { isCleanText, tidy } from '#lib/domain/plain-text.ts';

/** A number of ours in an address, such as where a page of a list begins; nonsense counts as none. */
export function numberIn(url: URL, name: string): number | undefined {
	return numberOf(url.searchParams.get(name));
}

/** The same in a field of a form: of what a button is about. */
export function numberInField(fields: FormData, name: string): number | undefined {
	return numberOf(fields.get(name));
}

function numberOf(value: FormDataEntryValue | null): number | undefined {
	return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}

/** Where a page of a list begins: behind what has this value and number (`1732600000000_12`); nonsense counts as none. */
export function placeIn(url: URL, name: string): { value: number; id: number } | null {
	const place = /^(\d{1,16})_(\d{1,15})$/.exec(url.searchParams.get(name) ?? '');
	return place && { value: Number(place[1]), id: Number(place[2]) };
}

/** A year in an address; nonsense counts as none. */
export function yearIn(url: URL, name: string): number | undefined {
	const value = url.searchParams.get(name) ?? '';
	return isYear(value) ? Number(value) : undefined;
}

/** A line of text in an address, such as a search; nonsense counts as none. */
export function lineIn(url: URL, name: string, max = 200): string {
	const value = url.searchParams.get(name) ?? '';
	return isCleanText(value) ? tidy(value, { single: true }).slice(0, max) : '';
}
