// The world's mail, for tests: takes every letter by SMTP and gives it out by HTTP (mailbox.ts asks).
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mail {
	to: string;
	from: string;
	subject: string;
	text: string;
	html: string;
	headers: Record<string, string>;
}

export interface MailServer {
	/** For SMTP_URL. */
	smtpUrl: string;
	/** For mailbox.ts: `GET /take?to=…&subject=…` waits for a letter, `GET /all?to=…` lists what came. */
	mailboxUrl: string;
	stop(): Promise<void>;
}

interface Wish {
	to: string;
	subject: RegExp;
	give: (mail: Mail) => void;
}

export async function startMailServer(): Promise<MailServer> {
	const all: Mail[] = [];
	const untaken = new Set<Mail>();
	const wishes = new Set<Wish>();
	const take = (wish: Wish) => {
		const mail = [...untaken].find((letter) => suits(letter, wish));
		if (!mail) return false;
		untaken.delete(mail);
		wish.give(mail);
		return true;
	};

	const smtp = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		onData(stream, session, done) {
			readMail(stream, session.envelope.rcptTo[0]?.address ?? '').then((mail) => {
				all.push(mail);
				untaken.add(mail);
				for (const wish of wishes) if (take(wish)) wishes.delete(wish);
				done();
			}, done);
		}
	});
	smtp.listen(0, '127.0.0.1');
	await once(smtp.server, 'listening');

	const http = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mailbox');
		const to = searchParams.get('to') ?? '';
		const answer = (body: unknown) => response.end(JSON.stringify(body));
		if (pathname === '/all') return answer(all.filter((mail) => mail.to === to));

		const wish = { to, subject: new RegExp(searchParams.get('subject') ?? '', 'iu'), give: answer };
		if (take(wish)) return;
		wishes.add(wish);
		response.on('close', () => wishes.delete(wish));
	}).listen(0, '127.0.0.1');
	await once(http, 'listening');

	return {
		smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
		mailboxUrl: `http://127.0.0.1:${portOf(http.address())}`,
		stop: async () => {
			http.closeAllConnections();
			http.close();
			await new Promise<void>((resolve) => smtp.close(resolve));
		}
	};
}

async function readMail(stream: NodeJS.ReadableStream, to: string): Promise<Mail> {
	const { from, subject, text, html, headerLines } = await simpleParser(
		stream as Parameters<typeof simpleParser>[0]
	);
	return {
		to,
		from: from?.text ?? '',
		subject: subject ?? '',
		text: text ?? '',
		html: html || '',
		headers: Object.fromEntries(
			headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])
		)
	};
}

function suits(mail: Mail, { to, subject }: Wish): boolean {
	return mail.to === to && subject.test(mail.subject);
}

function portOf(address: string | AddressInfo | null): number {
	if (address && typeof address === 'object') return address.port;
	throw new Error('The mail server of the tests has no port.');
}
