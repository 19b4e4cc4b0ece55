import type { Mail } from './mail-server.ts';

export type { Mail };

/** The letters that the product sent to people, as the tests read them. */
export const mailbox = {
	/**
	 * The oldest letter to this address that no one has taken yet and whose subject fits; waits for it
	 * to come.
	 */
	async waitFor(address: string, subject = /(?:)/): Promise<Mail> {
		try {
			return (await ask('take', { to: address, subject: subject.source })) as Mail;
		} catch (cause) {
			const came = (await this.all(address)).map((mail) => mail.subject);
			throw new Error(
				`No letter to ${address} with a subject like ${subject} came; there were: ${came.join(' | ') || 'none'}.`,
				{ cause }
			);
		}
	},

	/** Every letter that came to this address so far, taken or not. */
	async all(address: string): Promise<Mail[]> {
		return (await ask('all', { to: address })) as Mail[];
	}
};

/** The addresses in a letter that lead to the site, in their order. */
export function linksIn(mail: Mail): string[] {
	return [...mail.text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);
}

async function ask(what: string, query: Record<string, string>): Promise<unknown> {
	const url = `${process.env.MAILBOX_URL}/${what}?${new URLSearchParams(query).toString()}`;
	const response = await fetch(url, { signal: AbortSignal.timeout(45_000) });
	return response.json();
}
