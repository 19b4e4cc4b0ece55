/** A field of a form, with what it holds when nobody has typed anything. */
export interface FormField {
	name: string;
	value: string;
	isFile: boolean;
}

/** The fields of a page's form for one action, as a browser would send them. */
export function fieldsOf(html: string, action: string): FormField[] {
	const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)];
	const wanted = forms.filter(([, attributes = '', inside = '']) => {
		const target = attributeOf(attributes, 'action');
		const buttons = [...inside.matchAll(/formaction="([^"]*)"/g)].map(([, to = '']) => to);
		return [target, ...buttons].some((to) => actionIn(to) === action);
	});
	return wanted.flatMap(([, , inside = '']) => [...controls(inside)]);
}

function* controls(form: string): Generator<FormField> {
	const tags = form.matchAll(/<(input|button)\b([^>]*)>|<(textarea|select)\b([^>]*)>(.*?)<\/\3>/gs);
	for (const [, single, short = '', , long = '', inside = ''] of tags) {
		const attributes = single ? short : long;
		const name = attributeOf(attributes, 'name');
		if (!name) continue;
		const chosen = /<option\b([^>]*\bselected\b[^>]*)>/.exec(inside)?.[1] ?? inside;
		const value = inside.includes('<option') ? attributeOf(chosen, 'value') : inside;
		yield {
			name,
			value: unescaped(single ? attributeOf(attributes, 'value') : value),
			isFile: attributeOf(attributes, 'type') === 'file'
		};
	}
}

/** `/espoo/groups/1?q=x&/join` -> `?/join`; an address without an action has ''. */
function actionIn(address: string): string {
	const named = /[?&](?:amp;)?(\/[\w-]+)/.exec(address)?.[1];
	return named ? `?${named}` : '';
}

function attributeOf(attributes: string, name: string): string {
	return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function unescaped(text: string): string {
	return text
		.replace(/&(?:#34|quot);/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
