import { describe, expect, test } from 'vitest';
import { noticeSchema, visitorNoticeSchema } from '#lib/domain/moderation/notice.ts';

describe('a notice of somebody without an account', () => {
	test('says all that is missing at once', () => {
		const faults = visitorNoticeSchema.safeParse({ email: 'nina' }).error?.issues ?? [];
		expect(faults.map(({ path }) => path[0]).sort()).toEqual(['email', 'ground', 'name', 'reason']);
	});

	test('keeps the address in the form in which it is compared', () => {
		const sent = {
			ground: 'respect',
			reason: 'It insults us.',
			name: 'Nina',
			email: 'NINA@Koti.example '
		};
		expect(visitorNoticeSchema.parse(sent).email).toBe('nina@koti.example');
	});
});

test('whoever is signed in leaves name and address out', () => {
	const sent = { ground: 'respect', reason: 'It insults us.' };
	expect(noticeSchema.parse(sent)).toMatchObject({ name: '', email: '' });
});
