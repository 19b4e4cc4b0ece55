import { chooseColumns, guessColumns, words, type Known } from './columns.ts';

/** What a proposal from elsewhere can bring with it. Only the title must be there. */
export const importFields = [
	'id',
	'title',
	'summary',
	'text',
	'language',
	'category',
	'neighbourhood',
	'result',
	'state',
	'supports',
	'created'
] as const;
export type ImportField = (typeof importFields)[number];

/** Which column of the file holds a field. */
export type Mapping = Partial<Record<ImportField, string>>;

export function isImportField(value: string): value is ImportField {
	return importFields.some((field) => field === value);
}

/** What somebody wishes of a mapping: a column, or an empty name for no column; the rest is guessed. */
export type MappingWishes = Partial<Record<ImportField, string>>;

/** The wishes, and for the fields they say nothing of what the names of the other columns suggest. */
export function chooseMapping(columns: readonly string[], wishes: MappingWishes): Mapping {
	return chooseColumns(names, columns, wishes);
}

/** The mapping that the names of the columns suggest, in any of six languages; each column once. */
export function guessMapping(columns: readonly string[]): Mapping {
	return guessColumns(names, columns);
}

const names: Known<ImportField> = {
	id: words(
		'id externalid matterid reference tunniste tunnus arendeid arendenummer diarienummer kennung aktenzeichen identificador ref nr'
	),
	title: words(
		'title rubrik otsikko titel uberschrift titol titulo heading subject betreff asunto name nimi namn proposal ehdotus forslag vorschlag proposta propuesta'
	),
	summary: words(
		'summary sammanfattning tiivistelma yhteenveto zusammenfassung kurzfassung kurzbeschreibung resum resumen abstract ingress'
	),
	text: words(
		'text body description content teksti kuvaus sisalto beskrivning innehall brodtext beschreibung inhalt langtext descripcio contingut cos descripcion contenido cuerpo'
	),
	language: words('language lang locale kieli sprak sprache idioma llengua'),
	category: words(
		'category topic theme kategoria aihe teema luokka kategori amne galler kategorie thema themenfeld categoria tema ambit'
	),
	neighbourhood: words(
		'neighbourhood neighborhood district kaupunginosa asuinalue stadsdel stadtteil ortsteil stadtbezirk bezirk barri districte barrio distrito area alue omrade'
	),
	result: words('result outcome verdict resultat tulos lopputulos ergebnis resultado'),
	state: words('state status tila vaihe tillstand zustand stand estat estado'),
	supports: words(
		'supports votes supporters signatures endorsements likes kannatukset kannattajat kannatus aanet roster underskrifter unterstutzungen unterstutzer stimmen suports vots adhesions apoyos votos supportscount votescount endorsementscount'
	),
	created: words(
		'published publishedat created createdat createdon submitted submittedat date julkaistu luotu paivamaara pvm publicerad skapad inkommen datum veroffentlicht erstellt eingereicht creat data publicat creado fecha publicado'
	)
};
