import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linksIn, mailbox } from '../support/mailbox.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';

let server: MailServer;

beforeAll(async () => {
	server = await startMailServer();
	process.env.MAILBOX_URL = server.mailboxUrl;
});

afterAll(() => server.stop());

test('a letter can be awaited before it is sent, and each is given out once', async () => {
	const first = mailbox.waitFor('aino@example.org', /vahvista/i);
	await send({ to: 'aino@example.org', subject: 'Muuta asiaa' });
	await send({ to: 'maija@example.org', subject: 'Vahvista osoitteesi' });
	await send({ to: 'aino@example.org', subject: 'Vahvista osoitteesi – 1' });
	await send({ to: 'aino@example.org', subject: 'Vahvista osoitteesi – 2' });

	expect((await first).subject).toBe('Vahvista osoitteesi – 1');
	expect((await mailbox.waitFor('aino@example.org', /vahvista/i)).subject).toMatch(/2$/);
	expect(await mailbox.all('aino@example.org')).toHaveLength(3);
});

test('a letter is read whole: sender, both texts, links', async () => {
	await send({
		to: 'vaino@example.org',
		subject: 'Länk',
		text: 'Öppna https://kumppani.example/sv/in/abc123 i dag.',
		html: '<p lang="sv">Öppna</p>'
	});
	const mail = await mailbox.waitFor('vaino@example.org');
	expect(mail).toMatchObject({ from: '"Kumppani" <no-reply@example.org>', subject: 'Länk' });
	expect(mail.html).toContain('<p lang="sv">Öppna</p>');
	expect(linksIn(mail)).toEqual(['https://kumppani.example/sv/in/abc123']);
});

async function send(mail: { to: string; subject: string; text?: string; html?: string }) {
	const transport = createTransport(server.smtpUrl);
	await transport.sendMail({ from: 'Kumppani <no-reply@example.org>', text: 'Hei', ...mail });
	transport.close();
}
