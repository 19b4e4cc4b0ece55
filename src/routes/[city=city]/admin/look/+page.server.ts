import { redirect, type RequestEvent } from '@sveltejs/kit';
import { accentForm } from '#lib/domain/city-settings.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { previewOf } from '#lib/server/http/colours.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	changeAccent,
	readCitySettings,
	removeLogo,
	setLogo
} from '#lib/server/services/city-settings.ts';

/** The preview follows the picker. */
export const csr = true;

export const load = (event) =>
	answer(event, async (context) => {
		const city = await readCitySettings(context);
		const accent = wishedIn(event.url) ?? city.accent;
		return {
			form: await openForm(event, accentForm, { accent }),
			accent,
			light: previewOf(accent, 'light'),
			dark: previewOf(accent, 'dark'),
			saved: event.url.searchParams.has('saved')
		};
	});

export const actions = {
	accent: (event) =>
		submitForm(event, accentForm, async (data) => {
			await changeAccent(cityContext(event), data);
			backToPage(event);
		}),
	logo: (event) =>
		act(event, async (fields) => {
			const file = fields.get('logo');
			if (!(file instanceof File) || file.size === 0) throw new Invalid('picture_missing');
			await setLogo(cityContext(event), new Uint8Array(await file.arrayBuffer()));
			backToPage(event);
		}),
	removeLogo: (event) =>
		act(event, async () => {
			await removeLogo(cityContext(event));
			backToPage(event);
		})
};

/** `?accent=#0050bb` asks how a colour would look. */
function wishedIn(url: URL): string | undefined {
	return accentForm.safeParse({ accent: url.searchParams.get('accent') ?? '' }).data?.accent;
}

function backToPage(event: RequestEvent): never {
	redirect(303, to(`/${cityContext(event).city.slug}/admin/look?saved`));
}
