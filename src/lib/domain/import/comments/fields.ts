import { chooseColumns, words, type Known } from '#lib/domain/import/columns.ts';

/** What a comment from elsewhere can bring with it. What it is about and what it says must be there. */
export const commentFields = [
	'id',
	'proposal',
	'parent',
	'text',
	'language',
	'author',
	'stance',
	'agrees',
	'created'
] as const;
export type CommentField = (typeof commentFields)[number];

/** Which column of the file holds a field. */
export type CommentMapping = Partial<Record<CommentField, string>>;

/**
 * The wishes, and for the rest what the names of the columns suggest, in any of six languages. Names of
 * people are taken only from a column that somebody names: they agreed to stand elsewhere, not here.
 */
export function chooseCommentMapping(
	columns: readonly string[],
	wishes: CommentMapping
): CommentMapping {
	return chooseColumns(names, columns, wishes);
}

const names: Known<CommentField> = {
	id: words('id commentid externalid reference tunniste tunnus kennung identificador nr'),
	proposal: words(
		'proposalid proposal commentableid rootcommentableid subjectid ehdotusid ehdotus aloite forslagid forslag vorschlagid vorschlag propostaid proposta propuestaid propuesta'
	),
	parent: words(
		'parentid parent parentcommentid inreplyto replyto answersto vastauskommenttiin svarpa antwortauf respostaa respuestaa'
	),
	text: words(
		'text body bodyhtml comment content message teksti kommentti innehall kommentar inhalt cos comentari cuerpo comentario contenido'
	),
	language: words('language lang locale kieli sprak sprache idioma llengua'),
	author: [],
	stance: words('stance alignment position kanta standpunkt haltung posicio posicion'),
	agrees: words('agrees likes upvotes ups peukut gillar zustimmungen acords meagrada megusta'),
	created: words(
		'created createdat createdon published publishedat date written luotu paivamaara pvm skapad datum erstellt creat data creado fecha'
	)
};
