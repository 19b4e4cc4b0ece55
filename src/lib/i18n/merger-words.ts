import type { MergerState } from '#lib/domain/proposal/merger.ts';
import { m } from './paraglide/messages.js';

/** How a merger stands, in a word or two. */
export const mergerWords: Record<MergerState, () => string> = {
	asked: m.merger_state_asked,
	agreed: m.merger_state_agreed,
	declined: m.merger_state_declined,
	withdrawn: m.merger_state_withdrawn,
	lapsed: m.merger_state_lapsed,
	undone: m.merger_state_undone
};
