/** A proposal as it would be taken in, said for the page. */
export interface Sample {
	key: string;
	title: string;
	excerpt: string;
	language: string;
	languageName: string;
	category: string;
	neighbourhood: string;
	state: string;
	supports: number;
	created: Date | undefined;
}
