import { redirect } from '@sveltejs/kit';
import { importFields } from '#lib/domain/import/fields.ts';
import { readChoices, uploadSchema } from '#lib/domain/import/upload.ts';
import { languageName } from '#lib/domain/locale.ts';
import { excerptOf, textLanguages } from '#lib/domain/proposal/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { say } from '#lib/i18n/say.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { importUpload, showUpload, uploadImport } from '#lib/server/services/import-uploads.ts';
import { listImportGroups } from '#lib/server/services/imports.ts';
import { saidOutcome } from './said-outcome.ts';

/** Choosing a file, looking at what is in it, and what became of it: one page, told by its address. */
export const load = (event) =>
	answer(event, async (context) => {
		const { city, locale } = context;
		const groups = await listImportGroups(context);
		const token = event.url.searchParams.get('upload');
		const choices = readChoices(event.url.searchParams);
		const upload = token ? await showUpload(context, token, choices) : undefined;
		const preview = upload?.preview;
		return {
			form: await openForm(event, uploadSchema, {
				group: String(groups[0]?.id ?? ''),
				language: city.locales[0]
			}),
			groups,
			languages: [...new Set([...city.locales, ...textLanguages])].map((tag) => ({
				tag,
				name: languageName(tag, locale)
			})),
			gone: token !== null && !upload,
			fields: importFields.map((field) => ({ field, label: say(`import_field_${field}`) })),
			upload: upload && {
				token,
				name: upload.name,
				groupId: upload.groupId,
				groupName: upload.groupName,
				done: upload.done && saidOutcome(upload.done),
				preview: preview && {
					columns: preview.columns,
					mapping: preview.mapping,
					makeMissing: choices.makeMissing,
					outcome: preview.outcome && saidOutcome(preview.outcome),
					samples: preview.samples.map((row) => ({
						key: row.sourceKey,
						title: row.title,
						excerpt: excerptOf({ summary: row.summary, body: row.text }),
						language: row.language,
						languageName: languageName(row.language, locale),
						category: row.category,
						neighbourhood: row.neighbourhood,
						state: say(`proposal_state_${row.state ?? 'gathering'}`),
						supports: row.supports,
						created: row.created
					}))
				}
			}
		};
	});

export const actions = {
	read: (event) =>
		submitForm(event, uploadSchema, async ({ group, language }, _, sent) => {
			const file = sent.get('file');
			const token = await uploadImport(cityContext(event), {
				name: file instanceof File ? file.name : '',
				bytes: file instanceof File ? await file.bytes() : new Uint8Array(),
				groupId: Number(group),
				language
			});
			redirect(303, addressOf(event, token));
		}),

	import: (event) =>
		act(event, async (sent) => {
			const token = String(sent.get('upload') ?? '');
			const context = cityContext(event);
			const own = context.city.locales[0] ?? 'en';
			await importUpload(context, token, {
				...readChoices(sent),
				stateNote: { text: say('import_state_note', {}, undefined, own), language: own }
			});
			redirect(303, addressOf(event, token));
		})
};

function addressOf(event: { params: { city: string } }, token: string): string {
	return to(`/${event.params.city}/admin/import?upload=${encodeURIComponent(token)}`);
}
