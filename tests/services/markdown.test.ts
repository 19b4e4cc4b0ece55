import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSafeHtml } from '#lib/server/markdown.ts';

describe('text that people write becomes HTML', () => {
	test('with emphasis, lists and the line breaks that were typed', () => {
		expect(toSafeHtml('A **wide** path\nby the shore\n\n- benches\n- light')).toBe(
			'<p>A <strong>wide</strong> path<br />\nby the shore</p>\n<ul>\n<li>benches</li>\n<li>light</li>\n</ul>'
		);
	});
	test('with links that recommend nothing', () => {
		expect(toSafeHtml('[plan](https://espoo.fi/plan) and https://umea.se')).toBe(
			'<p><a href="https://espoo.fi/plan" rel="nofollow ugc noopener">plan</a> and <a href="https://umea.se" rel="nofollow ugc noopener">https://umea.se</a></p>'
		);
	});
	test('without links to scripts, data or a host without its scheme', () => {
		for (const address of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x']) {
			expect(toSafeHtml(`[press](${address})`)).not.toContain('<a');
		}
		expect(toSafeHtml('[press](//elsewhere.example)')).not.toContain('href');
	});
	test("with headings below the page's own that never skip a level", () => {
		expect(toSafeHtml('## Why\n\n#### How\n\n# When')).toBe(
			'<h3>Why</h3>\n<h4>How</h4>\n<h3>When</h3>'
		);
		expect(toSafeHtml('# Rules', { below: 1 })).toBe('<h2>Rules</h2>');
		expect(toSafeHtml('# a\n## b\n### c\n#### d\n##### e')).toContain('<h6>e</h6>');
	});
	test('without headings and links that say nothing', () => {
		expect(toSafeHtml('# **Bold**')).toBe('<h3><strong>Bold</strong></h3>');
		expect(toSafeHtml('#\n\n[](https://espoo.fi)')).toBe('<p></p>');
	});
	test("without HTML of the writer's own: it stays text", () => {
		expect(toSafeHtml('<script>alert(1)</script> <b onclick=x>hi</b>')).toBe(
			'<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=x&gt;hi&lt;/b&gt;</p>'
		);
	});
	test('without images: their description stays', () => {
		expect(toSafeHtml('![a "map"](https://tracker.example/x.png)')).toBe('<p>a "map"</p>');
	});
	test('never with anything outside the short list, whatever is typed', () => {
		const parts = fc.constantFrom(
			...['<', '>', '"', "'", '&', '[', '](', ')', '![', '#', '\n', '`', '*', '<img onerror=x', ' ']
		);
		const typed = fc.array(fc.oneof(parts, fc.string()), { maxLength: 40 });
		fc.assert(
			fc.property(typed, (pieces) => {
				const html = toSafeHtml(pieces.join(''));
				const rest = html.replace(
					/<\/?(?:h[3-6]|p|br|hr|strong|em|s|ul|ol|li|blockquote|code|pre)(?: start="\d+")?(?: \/)?>/g,
					''
				);
				expect(
					rest.replace(/<a (?:href="[^"<]*" )?rel="nofollow ugc noopener">|<\/a>/g, '')
				).not.toMatch(/[<>]/);
			})
		);
	});
});
