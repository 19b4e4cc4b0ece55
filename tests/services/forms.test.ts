import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SignInRequired } from '#lib/domain/errors.ts';
import { languageName } from '#lib/domain/locale.ts';
import { verdictSchema } from '#lib/domain/moderation/appeal.ts';
import { decisionSchema } from '#lib/domain/moderation/decision.ts';
import { noticeSchema } from '#lib/domain/moderation/notice.ts';
import { orderEventForm, orderForm } from '#lib/domain/moderation/order.ts';
import { privateWordSchema } from '#lib/domain/moderation/private-word.ts';
import { prose } from '#lib/domain/text.ts';
import { submitForm } from '#lib/server/http/forms.ts';
import { accountContext } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

const schema = z.object({
	title: prose({ min: 3, max: 20 }),
	password: prose({ max: 20 }),
	locales: z.array(z.string()).default([])
});

/** A request with these fields, as the action of a page gets it. */
function sent(...fields: [string, string | File][]): RequestEvent {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	const url = new URL('https://kumppani.example/espoo/write');
	return {
		url,
		request: new Request(url, { method: 'POST', body }),
		locals: { accountContext: accountContext(fresh.db) },
		cookies: { set: () => undefined }
	} as unknown as RequestEvent;
}

describe('a form that comes back', () => {
	const shownAgain = async (...fields: [string, string | File][]) => {
		const result = await submitForm(sent(...fields), schema, async () => undefined);
		return (result as { data: { form: { data: unknown } } }).data.form.data;
	};

	test('holds what was typed, and no password', async () => {
		const again = await shownAgain(['title', 'A'], ['password', 'kahvi-ja-pulla']);
		expect(again).toEqual({ title: 'A', password: '', locales: [] });
	});

	test('has no file among the choices that were made', async () => {
		const again = await shownAgain(['locales', 'fi'], ['locales', new File(['x'], 'a.csv')]);
		expect(again).toMatchObject({ locales: ['fi'] });
	});

	test('has an empty field for what was not sent', async () => {
		expect(await shownAgain()).toEqual({ title: '', password: '', locales: [] });
	});
});

test.each([
	['decision', 'step', decisionSchema],
	['report', 'ground', noticeSchema],
	['answer to an appeal', 'outcome', verdictSchema],
	['order of an authority', 'kind', orderForm],
	['record of what was done about one', 'event', orderEventForm],
	['private word', 'kind', privateWordSchema]
])(
	'a %s in which nothing was chosen is not taken for one with the first choice',
	async (_, field, of) => {
		const written: [string, string][] = ['reason', 'reasons', 'facts'].map((name) => [
			name,
			'It insults everybody here.'
		]);
		const work = async () => expect.unreachable('nothing was chosen');
		const result = await submitForm(sent(...written, ['version', '1']), of, work);
		expect(result).toMatchObject({
			status: 400,
			data: {
				form: { data: { [field]: '' }, errors: { [field]: ['Please choose one of these.'] } }
			}
		});
	}
);

test.each([
	['title', 'A\u0000bench'],
	['__proto__', 'a bench'],
	['a\u0000b', 'a bench']
])('a form with a field %j is kept for who has to sign in again', async (name, value) => {
	const signIn = submitForm(sent(['title', 'A bench'], [name, value]), z.object({}), async () => {
		throw new SignInRequired();
	});
	await expect(signIn).rejects.toMatchObject({ status: 303 });
});

test('what is no tag of a language has no name but itself', () => {
	expect(languageName('fi', 'en')).toBe('Finnish');
	for (const tag of ['', '\u0000', 'xx-', '__proto__', 'x'.repeat(999)])
		expect(languageName(tag, 'en')).toBe(tag);
});
