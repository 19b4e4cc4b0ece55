import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/i18n/paraglide/runtime.js';

/** `/fi/espoo` and `/espoo` are one route: the language is not part of the tree of pages. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
