/** A poll is prepared, may wait for its moment, opens, closes; it never opens again. */
export const pollStates = ['draft', 'scheduled', 'open', 'closed', 'annulled'] as const;
export type PollState = (typeof pollStates)[number];

/**
 * How secret a ballot is, fixed before opening.
 * - `open`: names stand beside votes, for everybody who may see the results.
 * - `confidential`: a vote may be changed until closing; the link to the person is destroyed then.
 * - `detached`: a ballot is kept without any link from the start, so it cannot be changed.
 */
export const secrecies = ['open', 'confidential', 'detached'] as const;
export type Secrecy = (typeof secrecies)[number];

/** From when on results are shown: to those who have voted, to all after closing, or when somebody publishes them. */
export const resultsRules = ['after-vote', 'after-closing', 'when-published'] as const;
export type ResultsRule = (typeof resultsRules)[number];

/** By which way a ballot came. */
export const channels = ['online', 'code', 'paper', 'assisted', 'kiosk'] as const;
export type Channel = (typeof channels)[number];

/** Below this number neither ballots nor interim counts are shown: they would tell how somebody voted. */
export const fewest = 20;

/** Every way from a state to a state; there is no other. */
export const pollTransitions = {
	schedule: { from: ['draft'], to: 'scheduled' },
	unschedule: { from: ['scheduled'], to: 'draft' },
	open: { from: ['draft', 'scheduled'], to: 'open' },
	close: { from: ['open'], to: 'closed' },
	annul: { from: ['open', 'closed'], to: 'annulled' }
} as const satisfies Record<string, { from: readonly PollState[]; to: PollState }>;
export type PollTransition = keyof typeof pollTransitions;

export function canPoll(transition: PollTransition, state: PollState): boolean {
	return (pollTransitions[transition].from as readonly PollState[]).includes(state);
}

/**
 * Whether this viewer may see results now: the one answer for pages, lists, feeds, exports, mails and
 * pictures. Nobody sees them earlier, whoever they are: who runs a poll could otherwise steer it.
 */
export function maySeeResults(poll: {
	state: PollState;
	results: ResultsRule;
	/** Whether somebody published them by hand. */
	published: boolean;
	/** Whether the viewer has voted. */
	voted: boolean;
}): boolean {
	if (poll.state === 'draft' || poll.state === 'scheduled' || poll.state === 'annulled')
		return false;
	if (poll.results === 'when-published') return poll.state === 'closed' && poll.published;
	if (poll.state === 'closed') return true;
	return poll.results === 'after-vote' && poll.voted;
}
