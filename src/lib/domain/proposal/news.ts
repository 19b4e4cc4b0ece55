/** What the people of a proposal are told of, each of them once. */
export type ProposalNews = { kind: 'answer'; version: number } | { kind: 'step'; number: number };

/** The same news has the same key, however often it is sent round. */
export function keyOfNews(proposalId: number, news: ProposalNews): string {
	return news.kind === 'answer'
		? `proposal ${proposalId} answer ${news.version}`
		: `proposal ${proposalId} step ${news.number}`;
}
