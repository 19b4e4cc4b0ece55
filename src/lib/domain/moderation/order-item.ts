/** Where this city's pages are: `https://take-part.example`, `espoo`. */
export interface CityPlace {
	origin: string;
	slug: string;
}

/**
 * The number of the item that an admin names, by itself (`12`) or as the address of its page, in any
 * language, with what stands behind it. Null when it is none of this city's addresses.
 */
export function itemNumberIn(text: string, { origin, slug }: CityPlace): number | null {
	if (number.test(text)) return Number(text);
	const path = text.startsWith(`${origin}/`) ? text.slice(origin.length) : text;
	const [, city, id] = address.exec(path) ?? [];
	if (city !== slug) return null;
	// A comment stands on the page of its discussion.
	const [, comment] = /#comment-([1-9]\d{0,14})$/.exec(path) ?? [];
	return Number(comment ?? id);
}

const number = /^[1-9]\d{0,14}$/;
const address =
	/^\/?(?:(?:fi|sv|de)\/)?([a-z][a-z0-9-]+)\/(?:proposals|polls|threads|comments|versions|remarks|hidden|report)\/([1-9]\d{0,14})(?:[/?#].*)?$/;
