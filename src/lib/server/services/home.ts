import type { Context } from '../context.ts';
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

export type { HomeGroup, LatestAnswer, MonthFigures, OpenProposal };

export interface CityHome {
	proposals: OpenProposal[];
	answers: LatestAnswer[];
	groups: HomeGroup[];
	figures: MonthFigures;
}

const thirtyDays = 30 * 86_400_000;

/** What a city's front page tells: what is going on, what the city answered, who works on what. Open to all. */
export async function readHome({ db, city, actor, now }: Context): Promise<CityHome> {
	const [proposals, answers, groups, figures] = await Promise.all([
		openProposals(db, city.id, actor, 5),
		latestAnswers(db, city.id, actor, 3),
		activeGroups(db, city.id, actor, 6),
		monthFigures(db, city.id, new Date(now.getTime() - thirtyDays))
	]);
	return { proposals, answers, groups, figures };
}
