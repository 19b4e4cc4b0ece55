import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { qrPath } from '#lib/server/qr.ts';
import ReceiptTicket from '#lib/ui/poll/ReceiptTicket.svelte';
import { valuesOf, wordsOf } from '../../support/form-fields.ts';

describe('A receipt', () => {
	const address = 'https://kumppani.example/espoo/polls/12/receipts/K7QF-2M9X-0B4T-ZW3H';
	const props = {
		title: 'Lit paths',
		lang: 'fi',
		city: 'Espoo',
		code: 'K7QF-2M9X-0B4T-ZW3H',
		address,
		qr: qrPath(address),
		download: { href: '/espoo/polls/12/receipt.json', filename: 'receipt.json' }
	};
	const html = render(ReceiptTicket, { props }).body;

	test('shows the code, what it is for, and the file to keep', () => {
		const words = wordsOf(html).replaceAll(' - ', '-');
		expect(words).toContain('Code: K7QF-2M9X-0B4T-ZW3H');
		expect(words).toContain('you can check that your ballot is in the count');
		expect(words).toContain('Show it to nobody');
		expect(valuesOf(html, 'download')).toEqual(['receipt.json']);
		expect(html).toContain('<span lang="fi"');
	});

	test('has a QR code with a quiet zone of four fields', () => {
		const { size, path } = props.qr;
		const dark = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [
			Number(x),
			Number(y)
		]);
		expect(dark.length).toBeGreaterThan(200);
		for (const [x = 0, y = 0] of dark) {
			expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
			expect(Math.max(x, y)).toBeLessThan(size - 4);
		}
		expect(html).toContain(path);
	});
});
