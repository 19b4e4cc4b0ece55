import { concludingSteps } from '#lib/domain/moderation/ladder.ts';
import {
	type Dimension,
	type Neutrality,
	type NeutralityRow
} from '#lib/domain/moderation/neutrality.ts';
import { daysOf, type Days } from '#lib/domain/moderation/period.ts';
import { conductRules } from '#lib/domain/moderation/rules.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { countNeutrality, namesFor, type CountedBy } from '../../queries/moderation/neutrality.ts';

/**
 * Decisions of a time by who decided, rule, group and language. In the order of names and rules, never of
 * figures. @throws Forbidden for all but admins
 */
export async function readNeutrality(
	{ db, city, actor, now, locale }: Context,
	asked: Days
): Promise<Neutrality & Days> {
	authorize(actor, 'read neutrality');
	const { period, ...days } = daysOf(city.timeZone, asked, now);
	const counted = await countNeutrality(db, city.id, period, concludingSteps);
	const idsIn = (dimension: Dimension) =>
		counted.flatMap(({ by, key }) => (by === dimension && key !== null ? [Number(key)] : []));
	const names = await namesFor(db, city.id, {
		residents: idsIn('facilitator'),
		groups: idsIn('group')
	});
	const nameOf = ({ by, key }: CountedBy) => {
		const known = { facilitator: names.residents, group: names.groups };
		const named = by === 'facilitator' || by === 'group' ? known[by].get(key ?? '') : key;
		return named ?? '';
	};
	const rowsBy = (dimension: Dimension): NeutralityRow[] =>
		counted
			.filter(({ by }) => by === dimension)
			.map((one) => ({ ...withoutBy(one), name: nameOf(one) }))
			.sort(dimension === 'rule' ? byRule : byName(locale));
	const all = counted.find(({ by }) => by === 'all');
	return {
		...days,
		all: all ? withoutBy(all) : nothing,
		by: {
			facilitator: rowsBy('facilitator'),
			rule: rowsBy('rule'),
			group: rowsBy('group'),
			language: rowsBy('language')
		}
	};
}

const nothing = { key: null, decisions: 0, restrictions: 0, appealed: 0, reversed: 0, hours: null };

function withoutBy({ by: _, ...count }: CountedBy) {
	return count;
}

const rules: readonly (string | null)[] = [...conductRules, 'illegal', null];
const byRule = (one: NeutralityRow, other: NeutralityRow) =>
	rules.indexOf(one.key) - rules.indexOf(other.key);

/** By name; what has none comes last. */
const byName = (locale: string) => (one: NeutralityRow, other: NeutralityRow) =>
	Number(one.key === null) - Number(other.key === null) ||
	one.name.localeCompare(other.name, locale);
