import type { Locale } from '#lib/domain/locale.ts';
import type { Secrecy } from '#lib/domain/poll.ts';
import { m } from './paraglide/messages.js';

/** For the voter: how secret a vote is in two sentences, and one about what is not protected. */
export type SecrecySaid = {
	readonly name: string;
	readonly said: string;
	readonly unprotected: string;
};

export function secrecySaid(secrecy: Secrecy, locale?: Locale): SecrecySaid {
	const { name, said, unprotected } = secrecyWords[secrecy];
	const options = { locale };
	return {
		name: name({}, options),
		said: said({}, options),
		unprotected: unprotected({}, options)
	};
}

const secrecyWords = {
	open: {
		name: m.poll_secrecy_open_name,
		said: m.poll_secrecy_open_said,
		unprotected: m.poll_secrecy_open_unprotected
	},
	confidential: {
		name: m.poll_secrecy_confidential_name,
		said: m.poll_secrecy_confidential_said,
		unprotected: m.poll_secrecy_confidential_unprotected
	},
	detached: {
		name: m.poll_secrecy_detached_name,
		said: m.poll_secrecy_detached_said,
		unprotected: m.poll_secrecy_detached_unprotected
	}
} as const;
