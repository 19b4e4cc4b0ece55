import { deLocalizeUrl } from '#lib/i18n/paraglide/runtime.js';
import { locales, type Locale } from '#lib/domain/locale.ts';
import { running } from '#lib/server/running.ts';
import { isStaff } from '#lib/domain/actor.ts';
import { wordsIn } from '#lib/domain/words.ts';

/**
 * Pages are read without any script. A page that needs some for comfort (a preview, saving as one
 * types) says `csr = true` itself.
 */
export const csr = false;

/** The frame of every page: whose city, which language, who is signed in. Nothing here decides who may. */
export const load = ({ locals, url }) => {
	const { city, context, account, locale, theme } = locals;
	const plain = deLocalizeUrl(url);
	const name = city && wordsIn(city.names, locale, city.locales);
	return {
		locale,
		theme,
		demo: running().config.demo,
		now: locals.accountContext.now,
		origin: url.origin,
		path: plain.pathname + plain.search,
		account: account ? { displayName: account.displayName } : null,
		locales: offered(city?.locales ?? locales, locale),
		staff: context !== undefined && isStaff(context.actor),
		city: city &&
			name && {
				slug: city.slug,
				name: name.text,
				nameLang: name.lang,
				logoId: city.logoId,
				timeZone: city.timeZone,
				colours: `/${city.slug}/colours.css?v=${city.accent.slice(1)}`
			}
	};
};

/** The city's languages; the reader's own stays on the list when the city does not offer it. */
function offered(cityLocales: readonly Locale[], locale: Locale): readonly Locale[] {
	return cityLocales.includes(locale) ? cityLocales : [...cityLocales, locale];
}
