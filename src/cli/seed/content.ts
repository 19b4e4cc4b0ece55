import type { GroupJoining, GroupVisibility } from '#lib/domain/group.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Verdict } from '#lib/domain/proposal.ts';
import type { ProgressStep } from '#lib/domain/proposal/answering.ts';
import type { Words } from '#lib/domain/words.ts';

/** What a demo city starts with. Everything here was written for the demo; nobody real says any of it. */
export interface CityContent {
	slug: string;
	categories: { icon: string; names: Words }[];
	neighbourhoods: string[];
	rules: Partial<Record<Locale, string>>;
	contact: Words;
	/** Display names of people who take part; the first ones write. */
	people: string[];
	groups: GroupContent[];
}

export interface GroupContent {
	name: string;
	purpose: string;
	theme: string;
	language: Locale;
	visibility: GroupVisibility;
	joining: GroupJoining;
	threshold?: number;
	proposals: ProposalContent[];
}

export interface ProposalContent {
	title: string;
	summary: string;
	text: string;
	language: Locale;
	/** Positions in the city's lists. */
	category: number;
	neighbourhood?: number;
	/** A position among the people, or the resident who has a password. */
	author: number | 'resident';
	daysAgo: number;
	supports: number;
	review?: boolean;
	answer?: { verdict: Verdict; reason: string; owner: string; daysAgo: number };
	progress?: { step: ProgressStep; note: string; daysAgo: number }[];
	/** The proposal of the group, by its position, in which a facilitator suggests that it lives on. */
	joins?: { into: number; reason: string; daysAgo: number; agreed: boolean };
}
