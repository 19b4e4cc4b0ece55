import type { Config } from '../config.ts';
import { requireOrigin } from '../config.ts';
import { demoBox } from './demo-box.ts';
import type { Rendered } from './render.ts';
import { smtpCarrier } from './smtp.ts';

export interface Outgoing extends Rendered {
	to: string;
	locale: string;
}

/** What takes mails out of the house. */
export interface Carrier {
	/** How the links in its mails begin. */
	origin: string;
	/** @throws when the mail was not taken; it is then tried again later */
	carry(mail: Outgoing): Promise<void>;
	close(): void;
}

/** The demo keeps its mails for /demo/mail; a city's mail server carries them. Undefined when there is neither. */
export function openCarrier(config: Config): Carrier | undefined {
	if (config.demo) return demoBox(config.dataDir);
	if (!config.smtpUrl) return undefined;
	return smtpCarrier({
		url: config.smtpUrl,
		from: config.mailFrom,
		origin: requireOrigin(config)
	});
}
