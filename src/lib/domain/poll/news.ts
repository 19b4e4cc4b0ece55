/** What voters are told of a poll, once each. */
export const pollNews = ['opened', 'closing-soon', 'closed', 'outcome', 'annulled'] as const;
export type PollNews = (typeof pollNews)[number];
