import type { ProposalState } from '#lib/domain/proposal.ts';

/** A proposal as open data: what everybody can read on its page, and nothing of persons. */
export interface ExportedProposal {
	id: number;
	title: string;
	summary: string;
	text: string;
	language: string;
	/** In the city's own language, as are the next two. */
	category: string | null;
	neighbourhood: string | null;
	group: string | null;
	state: ProposalState;
	supports: number;
	/** Moments are ISO 8601, in UTC. */
	published: string;
	url: string;
	answer: string | null;
	answered_by: string | null;
	answered: string | null;
	/** A sentence that facilitators put beside the text, in its language. */
	context: string | null;
	/** Whether the text lies behind a word on its page. */
	collapsed: boolean;
	/** The number of the proposal that it lives on in. */
	merged_into: number | null;
}

/** The columns of a file, in this order. Their names stay as they are: others build on them. */
export const exportFields = [
	'id',
	'title',
	'summary',
	'text',
	'language',
	'category',
	'neighbourhood',
	'group',
	'state',
	'supports',
	'published',
	'url',
	'answer',
	'answered_by',
	'answered',
	'context',
	'collapsed',
	'merged_into'
] as const satisfies readonly (keyof ExportedProposal)[];
