import fc from 'fast-check';
import type { FormField } from './fields.ts';

/** A value as text, or as the bytes that no text can say. */
export type Value = string | Uint8Array;

export interface Field {
	name: string;
	value: Value;
	isFile: boolean;
}

export const encodings = ['form', 'multipart', 'json', 'text', 'unsaid', 'torn'] as const;
export type Encoding = (typeof encodings)[number];

const nastyWords = [
	'',
	' ',
	'0',
	'-1',
	'1e309',
	'9'.repeat(30),
	'9007199254740993',
	'999999999999999',
	'NaN',
	'null',
	'true',
	'\u0000',
	'a\u0000b',
	'\u202e\u200b\ufeff',
	'\u0301'.repeat(40),
	'"\'><svg/onload=alert(1)>',
	"'; drop table account; --",
	'%',
	'\\',
	'${7*7}{{7*7}}',
	'../../../etc/passwd',
	'javascript:alert(1)',
	'//evil.example/',
	'2026-02-30',
	'0000-00-00',
	'+275760-09-13',
	'9999-12-31',
	'somebody@koti.example',
	'[x](javascript:alert(1)) **b** | a | b |\n|-|-|\n|1|2|',
	'> '.repeat(3000),
	'['.repeat(3000),
	'title,summary\n"x,\ny;z\n\u0000',
	'[{"title":null},[],{"title":{"a":[1]}}]'
];

/** Bytes that are no UTF-8, NULs, a lone surrogate as UTF-8 would spell it, and heads of pictures without a body. */
const nastyBytes = [
	[0xff, 0xfe, 0x00, 0xd8],
	[0xc3, 0x28],
	[0xed, 0xa0, 0x80],
	[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
	[0x52, 0x49, 0x46, 0x46, 0xff, 0xff, 0xff, 0xff, 0x57, 0x45, 0x42, 0x50],
	[0x50, 0x4b, 0x03, 0x04]
].map((bytes) => Uint8Array.from(bytes));

const alien = [
	'__proto__',
	'constructor',
	'__superform_id',
	'__superform_json',
	'a[b][0]',
	'toString',
	''
];

function values(ids: readonly string[]): fc.Arbitrary<Value> {
	return fc.oneof(
		{ weight: 5, arbitrary: fc.constantFrom(...nastyWords) },
		{ weight: 2, arbitrary: fc.constantFrom(...nastyBytes) },
		{ weight: 3, arbitrary: fc.constantFrom('1', ...ids) },
		{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
		{ weight: 1, arbitrary: fc.constantFrom('x'.repeat(20_000), 'ä '.repeat(200_000)) }
	);
}

/** Fields of a form: right, wrong, left out or sent twice, and some that it does not have. */
export function badFields(
	form: readonly FormField[],
	ids: readonly string[]
): fc.Arbitrary<Field[]> {
	const value = values(ids);
	const fates = form.map((field) =>
		fc.oneof(
			{ weight: 5, arbitrary: fc.constant([field]) },
			{ weight: 3, arbitrary: value.map((bad) => [{ ...field, value: bad }]) },
			{ weight: 1, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: value.map((bad) => [field, { ...field, value: bad }]) },
			{
				weight: 1,
				arbitrary: value.map((bad) => [{ ...field, value: bad, isFile: !field.isFile }])
			}
		)
	);
	const names = [...alien, ...form.map(({ name }) => name)];
	const more = fc.array(
		fc.record({ name: fc.constantFrom(...names), value, isFile: fc.boolean() }),
		{ maxLength: 2 }
	);
	return fc.tuple(fc.tuple(...fates), more).map(([own, others]) => [...own.flat(), ...others]);
}

/** What is sent, and how. */
export interface Sent {
	fields: Field[];
	encoding: Encoding;
	/** As the page's script sends a form, which is answered in JSON. */
	byScript: boolean;
}

export function encoded({ fields, encoding, byScript }: Sent): {
	body: Uint8Array<ArrayBuffer>;
	headers: Record<string, string>;
} {
	const { body, type } = bodyOf(fields, encoding);
	return {
		body,
		headers: {
			...(type && { 'content-type': type }),
			...(byScript && { 'x-sveltekit-action': 'true', accept: 'application/json' })
		}
	};
}

function bodyOf(
	fields: readonly Field[],
	encoding: Encoding
): { body: Uint8Array<ArrayBuffer>; type?: string } {
	const multipart = `multipart/form-data; boundary=${boundary}`;
	switch (encoding) {
		case 'form':
			return { body: bytes(asForm(fields)), type: 'application/x-www-form-urlencoded' };
		case 'multipart':
			return { body: asMultipart(fields), type: multipart };
		case 'json':
			return { body: bytes(asJson(fields)), type: 'application/json' };
		case 'text':
			return { body: bytes(asForm(fields)), type: 'text/plain;charset=utf-16' };
		case 'unsaid':
			return { body: bytes(asForm(fields)) };
		case 'torn': {
			const whole = asMultipart(fields);
			return { body: whole.slice(0, Math.ceil(whole.length / 2)), type: multipart };
		}
	}
}

const boundary = 'walk-walk-walk';

function asForm(fields: readonly Field[]): string {
	return fields.map(({ name, value }) => `${percent(name)}=${percent(value)}`).join('&');
}

function percent(value: Value): string {
	if (typeof value === 'string') return encodeURIComponent(value.toWellFormed());
	return [...value].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function asJson(fields: readonly Field[]): string {
	return JSON.stringify(
		Object.fromEntries(
			fields.map(({ name, value }) => [name, typeof value === 'string' ? value : [...value]])
		)
	);
}

function asMultipart(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
	const parts = fields.flatMap(({ name, value, isFile }) => [
		`--${boundary}\r\ncontent-disposition: form-data; name="${name.replace(/["\r\n]/g, '')}"`,
		isFile ? '; filename="a.csv"\r\ncontent-type: text/csv' : '',
		'\r\n\r\n',
		value,
		'\r\n'
	]);
	return new Uint8Array(Buffer.concat([...parts, `--${boundary}--\r\n`].map(bytes)));
}

function bytes(value: Value): Uint8Array<ArrayBuffer> {
	return new Uint8Array(typeof value === 'string' ? Buffer.from(value) : value);
}
