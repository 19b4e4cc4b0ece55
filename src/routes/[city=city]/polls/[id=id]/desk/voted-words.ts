import type { Channel } from '#lib/domain/poll.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** By which way somebody has voted, as a sentence about them. */
export const votedWords: Record<Channel, () => string> = {
	online: m.desk_voted_online,
	code: m.desk_voted_code,
	paper: m.desk_voted_paper,
	assisted: m.desk_voted_assisted,
	kiosk: m.desk_voted_kiosk
};
