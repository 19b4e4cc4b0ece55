/** Text that another service kept as HTML, as the text it shows; anything else is left as it is. */
export function plainText(value: string): string {
	if (!markup.test(value)) return value;
	return value
		.replace(/\s+/g, ' ')
		.replace(/<(script|style)\b.*?<\/\1>/gi, '')
		.replace(/<li\b[^>]*>/gi, '\n- ')
		.replace(/<br\b[^>]*>|<\/(div|tr|ul|ol)>/gi, '\n')
		.replace(/<\/(p|h[1-6]|blockquote)>/gi, '\n\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (entity, name: string) => character(name) ?? entity)
		.replace(/ *\n */g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

const markup = /<(p|br|div|ul|ol|li|strong|em|b|i|a|h[1-6]|span)\b[^<>]*>/i;

function character(name: string): string | undefined {
	const [, hex, code] = /^#(x?)(.+)$/i.exec(name) ?? [];
	if (!code) return named[name.toLowerCase()];
	const point = parseInt(code, hex ? 16 : 10);
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

const named: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' '
};
