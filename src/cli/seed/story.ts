import type { City } from '#lib/domain/city.ts';
import { dayIn } from '#lib/domain/calendar.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { insertSeat } from '#lib/server/queries/seats.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { foundGroup } from '#lib/server/services/groups.ts';
import { beginProposal } from '#lib/server/services/proposals/writing.ts';
import { publishProposal } from '#lib/server/services/proposals/publishing.ts';
import { reportProgress, reviewProposal } from '#lib/server/services/proposals/steps.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import type { CityContent, GroupContent, ProposalContent } from './content.ts';
import { changeRules, obeyOrder } from './duties.ts';
import { recordFlaggerOf } from './flagger.ts';
import { fillLists, type CityLists } from './lists.ts';
import { mergeProposals, type Written } from './mergers.ts';
import { holdPolls } from './polls.ts';
import { pollsOfCities } from './polls-of-cities.ts';
import { holdThreads } from './threads.ts';
import { threadsOfCities } from './threads-of-cities.ts';
import { settlePeople, staffOf, type Person } from './people.ts';

interface Cast {
	city: City;
	lists: CityLists;
	people: Person[];
	resident: Person;
	facilitator: Person;
	admin: Person;
	daysAgo(days: number): Date;
}

/** Lets a demo city live through its last months, every act by the service that a person would use. */
export async function tellStory(
	db: Db,
	city: City,
	content: CityContent,
	now: Date
): Promise<void> {
	const host = `${content.slug}.example`;
	const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
	const cast: Cast = {
		city,
		lists: await fillLists(db, city.id, content, daysAgo(210)),
		people: await settlePeople(db, city, content.people, city.locales[0] ?? 'en'),
		resident: await staffOf(db, city, `resident@${host}`),
		facilitator: await staffOf(db, city, `facilitator@${host}`),
		admin: await staffOf(db, city, `admin@${host}`),
		daysAgo
	};
	for (const group of content.groups) await tellGroup(db, cast, group);
	await changeRules(await cast.admin.at(daysAgo(6)), content);
	await obeyOrder((days) => cast.admin.at(daysAgo(days)), content.slug);
	await recordFlaggerOf(await cast.admin.at(cast.daysAgo(30)), cast.people);
	await holdThreads(db, city.id, threadsOfCities[content.slug] ?? [], cast);
	await holdPolls(pollsOfCities[content.slug] ?? [], {
		...{ facilitator: cast.facilitator, now },
		voters: [...cast.people, cast.admin, cast.facilitator, cast.resident]
	});
}

async function tellGroup(db: Db, cast: Cast, group: GroupContent): Promise<void> {
	const { name, purpose, theme, language, visibility, joining } = group;
	const founding = await cast.facilitator.at(cast.daysAgo(200));
	const groupId = await foundGroup(founding, {
		...{ name, purpose, theme, language, visibility, joining },
		state: 'active',
		supportThreshold: String(group.threshold ?? ''),
		coordinate: true
	});
	const seated =
		group.visibility === 'members' ? cast.people.slice(11, 18) : cast.people.slice(0, 16);
	const alsoMine = group.joining === 'open' ? [cast.resident] : [];
	for (const [place, person] of [...seated, ...alsoMine].entries()) {
		const { actor, now } = await person.at(cast.daysAgo(190));
		if (actor.kind !== 'resident') continue;
		await insertSeat(db, {
			cityId: cast.city.id,
			groupId,
			residentId: actor.id,
			role: place === 0 ? 'coordinator' : 'member',
			startsOn: dayIn(cast.city.timeZone, now)
		});
	}
	const told: Written[] = [];
	for (const proposal of group.proposals) {
		const supporters = group.visibility === 'members' ? seated : cast.people;
		told.push(await tellProposal(cast, groupId, proposal, supporters));
	}
	await mergeProposals(told, group, cast);
}

async function tellProposal(
	cast: Cast,
	groupId: number,
	proposal: ProposalContent,
	supporters: readonly Person[]
): Promise<Written> {
	const { title, summary, text: body, language, daysAgo } = proposal;
	const author = proposal.author === 'resident' ? cast.resident : cast.people[proposal.author];
	if (!author) throw new Error(`Nobody wrote "${title}".`);
	const writing = await author.at(cast.daysAgo(daysAgo + 1));
	const id = await beginProposal(writing, { groupId: String(groupId), title });
	await publishProposal(await author.at(cast.daysAgo(daysAgo)), id, {
		...{ title, summary, body, language },
		categoryId: String(cast.lists.categories[proposal.category] ?? ''),
		neighbourhoodId: String(cast.lists.neighbourhoods[proposal.neighbourhood ?? -1] ?? ''),
		base: writing.now.toISOString(),
		anyway: false
	});
	const crowd = supporters.filter((person) => person !== author).slice(0, proposal.supports);
	const support = daysAgo - (proposal.answer?.daysAgo ?? proposal.joins?.daysAgo ?? 0);
	for (const [index, person] of crowd.entries()) {
		const day = daysAgo - (support * (index + 0.5)) / (crowd.length + 1);
		await supportProposal(await person.at(cast.daysAgo(day)), id);
	}
	await tellAnswer(cast, id, proposal);
	return { id, author };
}

async function tellAnswer(cast: Cast, id: number, proposal: ProposalContent): Promise<void> {
	const { answer, language, review, progress = [] } = proposal;
	if (review) {
		const day = answer ? answer.daysAgo + 7 : proposal.daysAgo / 2;
		await reviewProposal(await cast.facilitator.at(cast.daysAgo(day)), id);
	}
	if (!answer) return;
	const { verdict, reason, owner } = answer;
	await answerProposal(await cast.admin.at(cast.daysAgo(answer.daysAgo)), id, {
		...{ verdict, reason, owner, language },
		version: 0,
		tell: true
	});
	for (const { step, note, daysAgo } of progress) {
		const then = await cast.facilitator.at(cast.daysAgo(daysAgo));
		await reportProgress(then, id, { step, note, language });
	}
}
