import { sql, type RawBuilder } from 'kysely';
import type { Locale } from '#lib/domain/locale.ts';

/** A name as the readers of a language sort it: `ö` after `z` in Finnish and Swedish, beside `o` in German. */
export function sorted(reference: string, locale: Locale): RawBuilder<string> {
	return sql<string>`${sql.ref(reference)} collate ${sql.id(`${locale}-x-icu`)}`;
}
