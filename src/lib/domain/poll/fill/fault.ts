import type { BallotRefusal } from '#lib/domain/ballot/refusal.ts';

/** Why a form that was sent is no ballot: a question's own refusals, and those of the form itself. */
export type BallotFault =
	| BallotRefusal
	/** A question that must be answered was left empty. */
	| { readonly refusal: 'unanswered' }
	| { readonly refusal: 'sent-twice' }
	/** A file, where words are asked for. */
	| { readonly refusal: 'not-text' }
	/** A field that no question of this poll has. */
	| { readonly refusal: 'not-this-form' }
	| { readonly refusal: 'unclean' }
	| { readonly refusal: 'too-long'; readonly most: number }
	| { readonly refusal: 'reason-missing' }
	/** Why, but not what. */
	| { readonly refusal: 'reason-alone' }
	| { readonly refusal: 'written-in-missing' }
	/** A name beside an option that was not chosen. */
	| { readonly refusal: 'written-in-alone' };

/** By the name of the field; what belongs to none stands under the empty name. */
export type BallotFaults = Readonly<Record<string, readonly BallotFault[]>>;
