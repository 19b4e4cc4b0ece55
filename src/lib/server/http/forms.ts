import { fail, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4, type ZodValidationSchema } from 'sveltekit-superforms/adapters';
import { Invalid, Refusal, SignInRequired, TooLarge } from '#lib/domain/errors.ts';
import { say } from '#lib/i18n/say.ts';
import { takeKeptForm, keepForm } from './kept-forms.ts';
import { refuse, sentenceOf, statusOf } from './refusals.ts';

/**
 * A form as a page shows it first: with `initial`, or with what its writer had typed when the
 * session ended in the middle of it.
 */
export async function openForm<S extends ZodValidationSchema>(
	event: RequestEvent,
	schema: S,
	initial?: Record<string, unknown>
) {
	const kept = await takeKeptForm(event);
	if (kept) {
		const form = await superValidate(kept, zod4(schema), { errors: false });
		form.message = { kind: 'refused', text: say('form_kept') };
		return form;
	}
	return initial
		? superValidate(initial as never, zod4(schema), { errors: false })
		: superValidate(zod4(schema));
}

/** `sent` is the whole form as it came, for what no schema holds: files. */
type Work<D, R> = (
	data: D,
	form: SuperValidated<Record<string, unknown>>,
	sent: FormData
) => Promise<R>;

/**
 * A form that was sent: read, checked against the schema, given to `work` (one service call, then
 * usually a redirect). Faults of the input and refusals come back on the same page with everything
 * that was typed; when the session has ended the fields are kept until the writer has signed in.
 */
export async function submitForm<S extends ZodValidationSchema, R>(
	event: RequestEvent,
	schema: S,
	work: Work<Awaited<ReturnType<typeof read<S>>>['data'], R>
) {
	const sent = await readFields(event);
	const form = await read(sent, schema);
	const { data } = form;
	form.data = asShownAgain(data, Object.keys(form.errors));
	if (!form.valid) return fail(400, { form });
	try {
		const result = await work(data, form as never, sent);
		return result ?? { form };
	} catch (fault) {
		if (isRedirect(fault) || isHttpError(fault) || !(fault instanceof Refusal)) throw fault;
		if (fault instanceof SignInRequired) {
			await keepForm(event, sent);
			return refuse(fault, event);
		}
		if (fault instanceof Invalid && fault.field) {
			return setError(form, fault.field as never, sentenceOf(fault), { status: 400 });
		}
		const told = { kind: 'refused', text: sentenceOf(fault), reason: fault.reason } as const;
		return message(form, told, { status: statusOf(fault) as 400 });
	}
}

/**
 * An act of one button, without fields that could be wrong. A refusal comes back on the same page
 * as `form.refused`, a sentence; a page that may not be seen answers with its status.
 */
export async function act<T>(event: RequestEvent, work: (fields: FormData) => Promise<T>) {
	try {
		return await work(await readFields(event));
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		const status = statusOf(fault);
		if (status === 409 || status === 429 || status === 400 || status === 503)
			return fail(status, { refused: sentenceOf(fault), reason: fault.reason });
		return refuse(fault, event);
	}
}

/**
 * What goes back to the page: everything that was typed, but no password and no file. What was
 * refused because it was not sent at all is an empty field.
 */
function asShownAgain<T>(data: T, refused: readonly string[]): T {
	const typed = data as Record<string, unknown>;
	const shown = (name: string) => {
		const value = typed[name] ?? (refused.includes(name) ? '' : undefined);
		if (Array.isArray(value)) return value.filter((one) => !(one instanceof Blob));
		return /password/i.test(name) || value instanceof Blob ? '' : value;
	};
	const names = [...new Set([...Object.keys(typed), ...refused])];
	return Object.fromEntries(names.map((name) => [name, shown(name)])) as T;
}

/** The fields of a request, or a refusal when the body is none that a form sends. */
async function readFields(event: RequestEvent): Promise<FormData> {
	try {
		return await event.request.formData();
	} catch (fault) {
		const tooLarge = (fault as { status?: number }).status === 413;
		return refuse(tooLarge ? new TooLarge() : new Invalid('form_unreadable'), event);
	}
}

async function read<S extends ZodValidationSchema>(fields: FormData, schema: S) {
	const form = await superValidate(fields, zod4(schema));
	for (const [field, faults] of Object.entries(form.errors)) {
		(form.errors as Record<string, unknown>)[field] = translated(faults);
	}
	return form;
}

/** `too_short:15` -> "Please write at least 15 characters." At any depth: arrays of fields nest their faults. */
function translated(faults: unknown): unknown {
	if (Array.isArray(faults)) return faults.map(translated);
	if (faults && typeof faults === 'object') {
		return Object.fromEntries(
			Object.entries(faults).map(([key, value]) => [key, translated(value)])
		);
	}
	if (typeof faults !== 'string') return faults;
	const [reason = '', count] = faults.split(':');
	return say(`invalid_${reason}`, { count: Number(count ?? 0) }, 'invalid_other');
}
