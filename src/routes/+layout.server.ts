import { deLocalizeUrl } from '#lib/i18n/paraglide/runtime.js';
import { locales, type Locale } from '#lib/domain/locale.ts';
import { running } from '#lib/server/running.ts';
import { isStaff, type Actor } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { AccountContext } from '#lib/server/context.ts';
import { cityOfFrame } from '#lib/server/http/frame.ts';
import { lookedAt } from '#lib/server/http/looked-at.ts';
import { readBell } from '#lib/server/services/notifications/reading.ts';
import { arrive } from '#lib/server/services/arrival.ts';

/**
 * Pages are read without any script. A page that needs some for comfort (a preview, saving as one
 * types) says `csr = true` itself.
 */
export const csr = false;

/** The frame of every page: whose city, which language, who is signed in. Nothing here decides who may. */
export const load = async (event) => {
	const { locals, url } = event;
	const { account, locale, theme } = locals;
	const { city, actor } = locals.context ?? (await framed(locals.accountContext, url));
	const plain = deLocalizeUrl(url);
	const name = city && wordsIn(city.names, locale, city.locales);
	return {
		locale,
		theme,
		demo: running().config.demo,
		now: locals.accountContext.now,
		origin: url.origin,
		path: plain.pathname + plain.search,
		/** Of the city's pages alone: those of the account belong to no city. */
		bell: locals.context && (await readBell(locals.context, lookedAt(event))),
		account: account ? { displayName: account.displayName } : null,
		locales: offered(city?.locales ?? locales, locale),
		staff: actor !== undefined && isStaff(actor),
		city: city &&
			name && {
				slug: city.slug,
				name: name.text,
				nameLang: name.lang,
				logoId: city.logoId,
				timeZone: city.timeZone,
				currency: city.currency,
				/** Where public texts are sent to be translated; null where the city offers no translation. */
				translator: (city.offersTranslation && running().translator?.host) || null,
				colours: `/${city.slug}/colours.css?v=${city.accent.slice(1)}`
			}
	};
};

/** Pages of the account belong to no city, but keep the frame of the one that somebody came from. */
async function framed(
	{ db, now, account }: AccountContext,
	url: URL
): Promise<{ city?: City; actor?: Actor }> {
	const slug = cityOfFrame({ url });
	return (slug && (await arrive({ db, now }, slug, account, { settle: false }))) || {};
}

/** The city's languages; the reader's own stays on the list when the city does not offer it. */
function offered(cityLocales: readonly Locale[], locale: Locale): readonly Locale[] {
	return cityLocales.includes(locale) ? cityLocales : [...cityLocales, locale];
}
