import { describe, expect, test } from 'vitest';
import { putMark, type Mark } from '#lib/ui/markdown-marks.ts';

/** `[` and `]` stand where the selection begins and ends. */
function put(mark: Mark, marked: string): string {
	const start = marked.indexOf('[');
	const end = marked.indexOf(']') - 1;
	const text = marked.replace('[', '').replace(']', '');
	const done = putMark(mark, { text, start, end }, 'words');
	return (
		done.text.slice(0, done.start) +
		`[${done.text.slice(done.start, done.end)}]` +
		done.text.slice(done.end)
	);
}

describe('the toolbar', () => {
	test('makes what is selected bold, and plain again', () => {
		expect(put('bold', 'a [green] roof')).toBe('a **[green]** roof');
		expect(put('bold', 'a **[green]** roof')).toBe('a [green] roof');
	});

	test('begins every line that is touched, and takes the sign off when all have it', () => {
		expect(put('list', 'one\nt[wo\nthr]ee')).toBe('one\n[- two\n- thr]ee');
		expect(put('list', 'one\n[- two\n- three]')).toBe('one\n[two\nthree]');
		expect(put('quote', '[said]')).toBe('[> said]');
		expect(put('heading', 'Wh[]y')).toBe('[## Wh]y');
	});

	test('asks for the address of a link next', () => {
		const done = putMark('link', { text: 'see here', start: 4, end: 8 }, 'words');
		expect(done.text).toBe('see [here](https://)');
		expect(done.text.slice(done.start, done.end)).toBe('https://');
		expect(putMark('link', { text: '', start: 0, end: 0 }, 'words').text).toBe('[words](https://)');
	});
});
