import type { Context } from '../context.ts';
import { pageOfPolls } from '../queries/polls/listing.ts';
import {
	activeGroups,
	latestAnswers,
	monthFigures,
	openProposals,
	type HomeGroup,
	type LatestAnswer,
	type MonthFigures,
	type OpenProposal
} from '../queries/home.ts';
import { readRulesChange } from './conduct-rules.ts';
import { withFindings } from './polls/listing.ts';

export type { HomeGroup, LatestAnswer, MonthFigures, OpenProposal };

export interface CityHome {
	proposals: OpenProposal[];
	answers: LatestAnswer[];
	groups: HomeGroup[];
	figures: MonthFigures;
	/** Open ones, by how soon they close. */
	polls: Awaited<ReturnType<typeof withFindings>>;
	rulesChange: Awaited<ReturnType<typeof readRulesChange>>;
}

const thirtyDays = 30 * 86_400_000;

/** What a city's front page tells: what is going on, what the city answered, who works on what. Open to all. */
export async function readHome(context: Context): Promise<CityHome> {
	const { db, city, actor, now } = context;
	const openNow = { words: '', view: 'now', groupId: null, after: null } as const;
	const [proposals, answers, groups, figures, polls, rulesChange] = await Promise.all([
		openProposals(db, city.id, actor, 5),
		latestAnswers(db, city.id, actor, 3),
		activeGroups(db, city.id, actor, 6),
		monthFigures(db, city.id, new Date(now.getTime() - thirtyDays)),
		pageOfPolls(db, { cityId: city.id, viewer: actor, listing: openNow }, 5),
		readRulesChange(context)
	]);
	const found = await withFindings(context, polls.rows);
	return { proposals, answers, groups, figures, polls: found, rulesChange };
}
