import { dayIn } from '#lib/domain/calendar.ts';
import { official, type Official } from '#lib/domain/moderation/official.ts';
import { always, yearOf } from '#lib/domain/moderation/period.ts';
import { withoutNames } from '#lib/domain/moderation/without-names.ts';
import { groundWords } from '#lib/i18n/moderation-words.ts';
import type { Context } from '../../context.ts';
import { restrictionsBefore, type Restriction } from '../../queries/moderation/public-log.ts';

const batch = 500;

export interface PublishedStatement {
	statement: Official;
	/** The day on which the restriction was taken back. */
	reversedOn: string | null;
}

/**
 * Every restriction, of one year or of all, the newest first, a batch at a time as it is taken. Open to
 * all. Facts are written for the public, and are looked through once more for the name of who wrote the
 * text; those about a text that only members could read are not repeated, for they may tell what it says.
 * What the official database would not take is left out.
 */
export async function* publishStatements(
	{ db, city }: Context,
	year?: number
): AsyncGenerator<PublishedStatement> {
	const period = year === undefined ? always : yearOf(city.timeZone, year);
	for (let before: number | undefined; ;) {
		const rows = await restrictionsBefore(db, city.id, period, { before, size: batch });
		for (const row of rows) {
			const statement = statementOf(row);
			if (!statement) continue;
			const { reversedAt } = row;
			yield { statement, reversedOn: reversedAt && dayIn(city.timeZone, reversedAt) };
		}
		const last = rows.at(-1);
		if (!last || rows.length < batch) return;
		before = last.id;
	}
}

function statementOf(row: Restriction): Official | undefined {
	const { ground, category, source } = row;
	if (!ground || !category || !source) return undefined;
	const names = [row.hiddenName, row.authorName, row.accountName].filter((name) => name !== null);
	const facts = row.isForMembers ? amongMembers : withoutNames(row.facts, names);
	return official({
		...row,
		...{ ground, category, source, facts },
		groundReference: row.rule ? ruleOf(row.rule, row) : withoutNames(row.law, names),
		groundExplanation: facts
	});
}

const amongMembers =
	'The text stood in a group that only its members read, so what was found is not repeated here.';

/** In English, as the files of the database are read all over Europe. */
function ruleOf(rule: NonNullable<Restriction['rule']>, { rulesVersion }: Restriction): string {
	const version = rulesVersion === null ? '' : ` (version ${rulesVersion})`;
	return `Rules of conduct${version}: ${groundWords[rule]({}, { locale: 'en' })}`;
}
