import fc from 'fast-check';

/** What people, programs and attackers put into a field. */
const values = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
	{ weight: 2, arbitrary: fc.integer().map(String) },
	{ weight: 1, arbitrary: fc.constant('x'.repeat(200_000)) },
	{
		weight: 6,
		arbitrary: fc.constantFrom(
			'',
			' ',
			'0',
			'-1',
			'1e309',
			'9'.repeat(30),
			'null',
			'true',
			'\u0000',
			'a\u0000b',
			'\ud800',
			'\u202e\u200b',
			'"\'><svg/onload=alert(1)>',
			"'; drop table account; --",
			'{{7*7}}',
			'../../../etc/passwd',
			'javascript:alert(1)',
			'//evil.example/',
			'en',
			'fi',
			'on',
			'2026-02-30',
			'a@b.example',
			'#0050bb',
			'Ein ganz gewöhnlicher Titel mit Umlauten und mehr',
			'[x](javascript:alert(1)) **b** | a | b |\n|-|-|\n|1|2|'
		)
	}
);

/** The fields of a form: names it has and names it has not, missing, repeated, of any content. */
export function nastyFields(names: readonly string[]): fc.Arbitrary<[string, string][]> {
	const name = fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom('', ...names) },
		{
			weight: 1,
			arbitrary: fc.constantFrom('__proto__', 'constructor', '__superform_id', 'a[b][0]')
		}
	);
	return fc.array(fc.tuple(name, values), { maxLength: 2 * names.length + 2 });
}

/** How it is sent. */
export const encodings = ['form', 'multipart', 'json', 'bytes'] as const;
export type Encoding = (typeof encodings)[number];

export function encode(
	fields: [string, string][],
	encoding: Encoding
): { body: BodyInit; type?: string } {
	switch (encoding) {
		case 'form':
			return { body: new URLSearchParams(fields) };
		case 'multipart': {
			const form = new FormData();
			for (const [name, value] of fields) {
				if (value.length % 5 === 1)
					form.append(name, new File([value], 'a.csv', { type: 'text/csv' }));
				else form.append(name, value);
			}
			return { body: form };
		}
		case 'json':
			return { body: JSON.stringify(Object.fromEntries(fields)), type: 'application/json' };
		case 'bytes':
			return {
				body: new Uint8Array([0x74, 0x3d, 0xff, 0xfe, 0xc3, 0x28, 0x00, 0x26]),
				type: 'application/x-www-form-urlencoded'
			};
	}
}
