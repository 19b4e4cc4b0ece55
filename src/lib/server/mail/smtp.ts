import { createTransport } from 'nodemailer';
import type { Carrier } from './carrier.ts';

/** The city's mail server, reached by few connections that are used again. */
export function smtpCarrier({
	url,
	from,
	origin
}: {
	url: string;
	from: string;
	origin: string;
}): Carrier {
	const transport = createTransport({
		url,
		pool: true,
		maxConnections: 2,
		connectionTimeout: 20_000,
		greetingTimeout: 20_000,
		socketTimeout: 60_000,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		origin,
		async carry({ to, locale, subject, text, html, headers = {} }) {
			const { unsubscribe, autoSubmitted = 'auto-generated', ...named } = headers;
			await transport.sendMail({
				...named,
				from,
				to: { name: '', address: to },
				subject,
				text,
				html,
				// Out-of-office programs leave such mails unanswered.
				headers: {
					'Auto-Submitted': autoSubmitted,
					'Content-Language': locale,
					...(unsubscribe && {
						'List-Unsubscribe': `<${unsubscribe}>`,
						'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
					})
				}
			});
		},
		close: () => transport.close()
	};
}
