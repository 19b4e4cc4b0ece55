import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

/**
 * Text that a person wrote, as HTML that may stand on a page: run once, when it is written. No HTML
 * of the writer's own, no images, no scripts; links leave without a recommendation. Headings come
 * below the page's own (`below`: the level they stand under, 2 unless told) and never skip a level.
 */
export function toSafeHtml(markdown: string, { below = 2 }: { below?: number } = {}): string {
	const tokens = writer.parse(markdown, {});
	const open: number[] = [];
	for (const token of tokens) {
		if (token.type === 'heading_open') {
			const wished = Number(token.tag.slice(1));
			while ((open.at(-1) ?? 0) >= wished) open.pop();
			open.push(wished);
		}
		if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, below + open.length)}`;
	}
	return sanitize(writer.renderer.render(tokens, writer.options, {}), allowed).trim();
}

/** Words without any mark-up, as HTML. */
export const escaped = (text: string): string => writer.utils.escapeHtml(text);

const writer = new MarkdownIt({ html: false, breaks: true, linkify: true });
writer.disable('table');
// What is no address by its looks (`read.me`, a name@host) stays text.
writer.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
writer.renderer.rules.image = (tokens, index) =>
	writer.utils.escapeHtml(tokens[index]?.content ?? '');

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'];

const allowed: sanitize.IOptions = {
	allowedTags: [
		...headings,
		...['p', 'br', 'hr', 'strong', 'em', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre']
	],
	allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
	allowedSchemes: ['http', 'https', 'mailto', 'tel'],
	allowProtocolRelative: false,
	transformTags: { a: sanitize.simpleTransform('a', { rel: 'nofollow ugc noopener' }) },
	// A heading or a link without words would be read out as nothing.
	exclusiveFilter: ({ tag, text }) => (tag === 'a' || headings.includes(tag)) && !text.trim()
};
