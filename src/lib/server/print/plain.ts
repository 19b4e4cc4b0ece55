import MarkdownIt from 'markdown-it';

/**
 * Markdown as paragraphs of plain text, for paper: a list's points begin with a bullet or their
 * number, a link has its address behind it, pictures are their words.
 */
export function plainParagraphs(markdown: string): string[] {
	const paragraphs: string[] = [];
	const lists: { next: number | undefined }[] = [];
	let bullet = '';
	for (const token of reader.parse(markdown, {})) {
		if (token.type === 'bullet_list_open') lists.push({ next: undefined });
		if (token.type === 'ordered_list_open')
			lists.push({ next: Number(token.attrGet('start') ?? 1) });
		if (token.type.endsWith('_list_close')) lists.pop();
		if (token.type === 'list_item_open') {
			const list = lists.at(-1);
			bullet = list?.next === undefined ? '• ' : `${list.next++}. `;
		}
		const text =
			token.type === 'inline'
				? wordsOf(token.children ?? [])
				: isCode(token.type)
					? token.content
					: '';
		for (const line of text.split('\n').filter((line) => line.trim())) {
			paragraphs.push(bullet + line.trim());
			bullet = '';
		}
	}
	return paragraphs;
}

const reader = new MarkdownIt({ html: false });
type Token = ReturnType<typeof reader.parse>[number];

const isCode = (type: string) => type === 'fence' || type === 'code_block';

function wordsOf(tokens: Token[]): string {
	let address = '';
	let said = '';
	let words = '';
	for (const token of tokens) {
		if (token.type === 'link_open') {
			address = String(token.attrGet('href') ?? '');
			said = '';
		}
		const text = token.type.endsWith('break') ? '\n' : token.content;
		words += text;
		said += text;
		if (token.type === 'link_close' && address !== said) words += ` (${address})`;
	}
	return words;
}
