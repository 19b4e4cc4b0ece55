/** What a browser without scripts would send of this HTML: checked boxes, texts, hidden fields. */
export function sentBy(html: string): [name: string, value: string][] {
	const controls = html.matchAll(
		/<input\b((?:[^>"]|"[^"]*")*)>|<textarea\b((?:[^>"]|"[^"]*")*)>([\s\S]*?)<\/textarea>/g
	);
	return [...controls].flatMap(([, input, area, text]): [string, string][] => {
		const attributes = attributesOf(input ?? area ?? '');
		const name = attributes.get('name');
		if (name === undefined) return [];
		if (area !== undefined) return [[name, unescaped(text ?? '')]];
		const isChoice = ['radio', 'checkbox'].includes(attributes.get('type') ?? '');
		return isChoice && !attributes.has('checked') ? [] : [[name, attributes.get('value') ?? '']];
	});
}

/** The values of an attribute wherever it stands. */
export function valuesOf(html: string, attribute: string): string[] {
	return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value]) =>
		unescaped(value ?? '')
	);
}

/** The words of a page, without its marks. */
export function wordsOf(html: string): string {
	const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(?:[^>"]|"[^"]*")*>/g, ' ');
	return unescaped(bare)
		.replace(/\s+/g, ' ')
		.replace(/ ([:,.])/g, '$1')
		.trim();
}

function attributesOf(tag: string): Map<string, string> {
	return new Map(
		[...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [
			name ?? '',
			unescaped(value ?? '')
		])
	);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}
