import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAutomatic, type Sending } from '#lib/domain/inbound/automatic.ts';
import { replyIn } from '#lib/domain/inbound/reply-text.ts';

const quoted = '> New comment in a discussion:\n> How quiet should the park be?\n>\n> Answer here.';

describe('the text of an answer by mail', () => {
	test.each([
		['English', 'On Mon, 24 Nov 2026 at 10:00, Espoo <no-reply@kumppani.example> wrote:'],
		[
			'Finnish, Gmail',
			'ma 24. marrask. 2026 klo 10.00 Espoo (no-reply@kumppani.example) kirjoitti:'
		],
		['Finnish, Apple', 'Espoo <no-reply@kumppani.example> kirjoitti 24.11.2026 kello 10.00:'],
		['Swedish', 'Den mån 24 nov. 2026 kl 10:00 skrev Espoo <no-reply@kumppani.example>:'],
		['German', 'Am Mo., 24. Nov. 2026 um 10:00 Uhr schrieb Espoo <no-reply@kumppani.example>:'],
		[
			'broken in two',
			'On Mon, 24 Nov 2026 at 10:00, the city of Espoo\n<no-reply@kumppani.example> wrote:'
		],
		['without an address', 'Am 24.11.26 um 10:00 schrieb Espoo:']
	])('is what stands above the quoted mail: %s', (_, announcing) => {
		expect(replyIn(`Hyvä ajatus.\n\nIch bin dafür.\n\n${announcing}\n\n${quoted}\n`)).toBe(
			'Hyvä ajatus.\n\nIch bin dafür.'
		);
	});

	test('is what stands below it, or between its lines', () => {
		const announced = 'On Mon, 24 Nov 2026 at 10:00, Espoo <a@b.example> wrote:';
		expect(replyIn(`${announced}\n${quoted}\n\nYes, after ten.\n`)).toBe('Yes, after ten.');
		expect(replyIn(`${announced}\n> At ten?\nYes.\n> At eleven?\nNo.\n`)).toBe('Yes.\nNo.');
	});

	test('ends where a program quotes without a sign, if it names an address', () => {
		const below = 'How quiet should the park be?\nAnswer here.';
		expect(replyIn(`Yes.\n\nOn 24/11/2026 Espoo <a@b.example> wrote:\n\n${below}`)).toBe('Yes.');
		const own = 'As the mayor wrote in 2019:\nQuiet is a good that all share.';
		expect(replyIn(own)).toBe(own);
	});

	test.each([
		['English', '-----Original Message-----\nFrom: Espoo\nSent: Monday'],
		['English, without a line', 'From: Espoo <a@b.example>\nSent: Monday\nTo: Aino\nSubject: x'],
		[
			'German',
			'________________________________\nVon: Espoo\nGesendet: Montag\nAn: Aino\nBetreff: x'
		],
		['Swedish', 'Från: Espoo\nSkickat: måndag\nTill: Aino\nÄmne: x'],
		['Finnish', 'Lähettäjä: Espoo\nLähetetty: maanantai\nVastaanottaja: Aino\nAihe: x'],
		['in bold', '*From:* Espoo\n*Sent:* Monday\n*To:* Aino']
	])('ends above the headers that Outlook puts below it: %s', (_, headers) => {
		expect(replyIn(`Yes.\n\n${headers}\n\nHow quiet should the park be?`)).toBe('Yes.');
	});

	test.each([
		'-- \nAino Virtanen\nEspoo',
		'--\nAino Virtanen',
		'Sent from my iPhone',
		'Get Outlook for Android<https://aka.example>',
		'Lähetetty iPhonesta',
		'Skickat från min iPhone',
		'Hämta Outlook för iOS',
		'Von meinem iPhone gesendet',
		'Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.'
	])('has no signature: %j', (signature) => {
		expect(replyIn(`Yes.\n\n${signature}\n`)).toBe('Yes.');
		expect(replyIn(`Yes.\n\n${signature}\n\nOn 24/11/2026 Espoo wrote:\n${quoted}`)).toBe('Yes.');
	});

	test('keeps what somebody says of their telephone, and their lists and lines', () => {
		const own = 'Sent from my window I hear the park.\n\n- one\n- two\n\nAino\nEspoo';
		expect(replyIn(own)).toBe(own);
	});

	test('is put together where a program broke a long line, and only there', () => {
		const first = 'The park is next to a school, and those who live around it would like to be';
		expect(replyIn(`${first}\nheard as well.\nBo\nLund`)).toBe(`${first} heard as well.\nBo\nLund`);
		expect(replyIn(`${first}\n- heard`)).toBe(`${first}\n- heard`);
	});

	test('is empty when there is nothing of one’s own', () => {
		for (const text of ['', '\n \n', quoted, '-- \nAino', 'Sent from my iPhone'])
			expect(replyIn(text)).toBe('');
	});

	test('is clean text whatever comes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const reply = replyIn(text);
				expect(reply.isWellFormed()).toBe(true);
				expect(reply).not.toContain('\u0000');
			})
		);
	});

	test('is found in ten megabytes within seconds', () => {
		const began = performance.now();
		for (const line of ['a@b.example wrote:\n\n', '> x\n', 'From: x\n', '--- ', 'word '])
			replyIn(line.repeat(10_000_000 / line.length));
		expect(performance.now() - began).toBeLessThan(20_000);
	}, 30_000);
});

describe('a mail that a program sent', () => {
	const person: Sending = {
		headers: new Map([['content-type', ['text/plain']]]),
		from: ['aino@koti.example'],
		subject: 'Re: How quiet should the park be?',
		messageId: '<1@koti.example>'
	};
	const withHeader = (name: string, value: string): Sending => ({
		...person,
		headers: new Map([[name, [value]]])
	});

	test('is not that of a person', () => {
		expect(isAutomatic(person, 'kumppani.example')).toBe(false);
		expect(isAutomatic(withHeader('auto-submitted', 'no'))).toBe(false);
		expect(isAutomatic(withHeader('return-path', '<aino@koti.example>'))).toBe(false);
	});
	test.each([
		['auto-submitted', 'auto-replied; owner-email="a@b.example"'],
		['auto-submitted', 'auto-generated'],
		['precedence', 'bulk'],
		['precedence', 'Junk'],
		['precedence', 'list'],
		['list-id', '<park.lists.example>'],
		['x-autoreply', 'yes'],
		['return-path', '<>'],
		['content-type', 'multipart/report; report-type=delivery-status']
	])('is known by %s: %s', (name, value) => {
		expect(isAutomatic(withHeader(name, value))).toBe(true);
	});
	test.each([
		'Automatic reply: New comment',
		'Out of office',
		'Automaattinen vastaus: Uusi kommentti',
		'Autosvar: Ny kommentar',
		'Automatische Antwort: Neuer Kommentar',
		'Abwesenheitsnotiz'
	])('is known by its subject: %s', (subject) => {
		expect(isAutomatic({ ...person, subject })).toBe(true);
	});
	test('is known by who sent it, and by our own name in it', () => {
		expect(isAutomatic({ ...person, from: ['MAILER-DAEMON@mail.example'] })).toBe(true);
		const messageId = '<comments.7.3.espoo@kumppani.example>';
		expect(isAutomatic({ ...person, messageId }, 'kumppani.example')).toBe(true);
	});
});
