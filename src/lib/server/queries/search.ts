import { sql, type Expression, type SqlBool } from 'kysely';
import { meaningOf, type Meaning, type Stemmed } from '#lib/domain/search/expand.ts';
import { askedWords } from '#lib/domain/search/words.ts';
import type { Db } from '../database/connect.ts';
import { dictionaries } from './search/dictionaries.ts';

/** A question in the words of the city's texts: made once, then asked of as many lists as one likes. */
export interface SearchPlan {
	/** What a text must have: a tsquery, empty when nothing can be found. */
	wanted: string;
	/** What makes it rank: the words themselves, and the words near to them. */
	same: string;
	near: string;
}

/**
 * Turns what somebody typed into a plan. Every word must be found, in any form, inside a compound or
 * behind a typing error; words that say nothing (*the*, *ja*) count only when there are no others.
 * @returns undefined when the question has no word at all: then nothing is asked for
 */
export async function searchPlan(
	db: Db,
	cityId: number,
	question: string
): Promise<SearchPlan | undefined> {
	const asked = askedWords(question);
	if (asked.length === 0) return undefined;
	const stems = await stemsAndLookalikes(db, cityId, asked);
	const meanings = asked.map((_, number) => meaningOf(stems.get(number) ?? []));
	const telling = meanings.filter(({ common }) => !common);
	return planOf(telling.length > 0 ? telling : meanings);
}

/**
 * The content of a city that a plan finds, with how well (a whole number, more is better). Join it as
 * `.innerJoin(matchingContent(db, cityId, plan).as('found'), …)` to a list that decides who may see what.
 */
export function matchingContent(db: Db, cityId: number, plan: SearchPlan) {
	return db
		.selectFrom('search_document')
		.where('search_document.city_id', '=', cityId)
		.where(matches(plan))
		.select(['search_document.content_id', rank(plan).as('rank')]);
}

/** Whether a row of `search_document` answers the plan. */
export function matches(plan: SearchPlan): Expression<SqlBool> {
	return plan.wanted
		? sql<SqlBool>`search_document.vector @@ ${plan.wanted}::tsquery`
		: sql<SqlBool>`false`;
}

/** How well a row of `search_document` answers: title before summary before text, the word itself before one like it. */
export function rank(plan: SearchPlan) {
	const weights = sql`'{0.05, 0.1, 0.4, 1}'::real[]`;
	return sql<number>`(1000000 * (
		ts_rank(${weights}, search_document.vector, ${plan.same}::tsquery) +
		ts_rank(${weights}, search_document.vector, ${plan.near}::tsquery) / 25))::integer`;
}

/** Beyond these, further words of a meaning change the order no more, but cost time for every text found. */
const rankedWords = 20;

function planOf(meanings: readonly Meaning[]): SearchPlan {
	const groups = meanings.map(({ same, near }) => anyOf([...same, ...near]));
	return {
		wanted: groups.includes('') ? '' : groups.map((group) => `(${group})`).join(' & '),
		same: anyOf(meanings.flatMap(({ same }) => same)),
		near: anyOf(meanings.flatMap(({ near }) => near.slice(0, rankedWords)))
	};
}

/** Words in quotes are words to PostgreSQL, whatever they contain. */
function anyOf(words: readonly string[]): string {
	return words
		.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`)
		.join(' | ');
}

/**
 * For every asked word (by its number) and every language that the city's texts are written in: its
 * stem, and the words of those texts that contain it or share a half with it. One wrong letter
 * leaves one half of a word whole, so that no word with a single error is missed.
 */
async function stemsAndLookalikes(
	db: Db,
	cityId: number,
	asked: readonly { plain: string; folded: string }[]
): Promise<Map<number, Stemmed[]>> {
	const words = asked.map(
		({ plain, folded }, number) => sql`(${number}::integer, ${plain}::text, ${folded}::text)`
	);
	const { rows } = await sql<Stemmed & { number: number }>`
		with stems as materialized (
			select asked.number, dictionaries.language,
				coalesce((ts_lexize(dictionary, folded || ending))[1], folded) as stem,
				ts_lexize(dictionary, plain) = '{}' or ts_lexize(dictionary, folded) = '{}' as common
			from (values ${sql.join(words)}) as asked (number, plain, folded)
			cross join (values ${sql.join(dictionaries)}) as dictionaries (language, dictionary, ending)
			where exists (
				select from search_word
				where search_word.city_id = ${cityId} and search_word.language = dictionaries.language
			)
		),
		patterns as materialized (
			select *, length(stem) as letters,
				case when length(stem) < 3 then stem when length(stem) = 3 then stem || '%' else '%' || stem || '%' end as whole,
				left(stem, length(stem) / 2) || '%' as first_half,
				'%' || right(stem, length(stem) / 2) as second_half
			from stems
		)
		select number, language, stem, common, array(
			select word from (
				select word from search_word
				where city_id = ${cityId} and language = patterns.language and word like whole
				union
				select word from search_word
				where city_id = ${cityId} and language = patterns.language and word like first_half
					and letters >= 4 and abs(length(word) - letters) <= 2
				union
				select word from search_word
				where city_id = ${cityId} and language = patterns.language and word like second_half
					and letters >= 4 and abs(length(word) - letters) <= 2
			) as words
			order by similarity(word, stem) desc, word
			limit 200
		) as alike
		from patterns`.execute(db);
	const stems = new Map<number, Stemmed[]>();
	for (const { number, ...stem } of rows) stems.set(number, [...(stems.get(number) ?? []), stem]);
	return stems;
}
