import type { Source } from './follow.ts';

/**
 * What people are told of. A new kind joins by one entry here and its words in i18n
 * (`occurrence_<kind>`); who does the act calls recordOccurrence in its transaction.
 */
export const kinds = {
	'proposal published': { tells: ['person', 'group', 'category', 'neighbourhood', 'city'] },
	'threshold reached': { tells: ['content', 'group'] },
	'review begun': { tells: ['content'] },
	'proposal answered': {
		tells: ['content', 'group', 'category', 'neighbourhood', 'city'],
		hasMail: 'involved'
	},
	'answer corrected': { tells: ['content'], hasMail: 'involved' },
	'progress reported': { tells: ['content', 'group'], hasMail: 'involved' },
	'proposal withdrawn': { tells: ['content'], hasMail: 'involved' },
	// Both authors are asked, and nothing happens without them: they hear of it whatever they switched off.
	'merger suggested': { tells: ['named'], always: true },
	'merger dropped': { tells: ['named'], always: true },
	'proposal merged': { tells: ['named', 'content'], hasMail: 'involved' },
	'merger undone': { tells: ['named', 'content'], hasMail: 'involved' },
	'poll opened': { tells: ['content', 'group', 'roll', 'city'], hasMail: 'entitled' },
	'poll closing soon': { tells: ['content', 'roll'], inAppOnly: true },
	'poll counted': { tells: ['content', 'group', 'roll', 'city'], hasMail: 'voted' },
	'outcome stated': { tells: ['content', 'group', 'roll'], hasMail: 'voted' },
	'poll annulled': { tells: ['content', 'roll'], hasMail: 'voted', always: true },
	'thread started': { tells: ['person', 'group'] },
	// To those who follow the discussion, whom it names, and who is answered: one piece of news, not two.
	'comment written': { tells: ['named', 'content', 'person'] },
	'comment answered': { tells: ['named', 'content', 'person'] },
	'group founded': { tells: ['city'] },
	'member joined': { tells: ['coordinators'], inAppOnly: true },
	'seat given': { tells: ['named'], inAppOnly: true, always: true },
	// The Digital Services Act, article 14(2), has everybody told, whatever they follow.
	'rules changed': { tells: ['everybody'], always: true }
} as const satisfies Record<string, Kind>;

export interface Kind {
	/** Who is told; of them never the one who did it. */
	tells: readonly Source[];
	/**
	 * Who gets a mail of its own kind about it already (services/proposals/telling.ts,
	 * services/polls/telling.ts): they are told in the app alone.
	 */
	hasMail?: AlreadyMailed;
	/** Not worth a mail to anybody. */
	inAppOnly?: true;
	/** Cannot be switched off: it is about one's own vote or seat, or the law wants it told. */
	always?: true;
}

export type AlreadyMailed = 'involved' | 'entitled' | 'voted';
export type KindName = keyof typeof kinds;

/** Ids only. `residents` are those whom a kind tells by name. */
export interface OccurrenceDetail {
	residents?: number[];
	[id: string]: number | number[] | undefined;
}

export const kindNames = Object.keys(kinds) as KindName[];
/** What somebody does by writing: who follows them hears of it. */
export const writtenKinds = kindNames.filter((name) => kindOf(name).tells.includes('person'));
export const switchableKinds = kindNames.filter((name) => !kindOf(name).always);

export function kindOf(name: KindName): Kind {
	return kinds[name];
}

/** Whether it is told to all residents, whatever they follow. */
export const isForEverybody = (name: KindName): boolean => kindOf(name).tells.includes('everybody');

/** Whether somebody with these kinds switched off is told of this one. */
export function isWanted(name: KindName, off: readonly string[]): boolean {
	return kindOf(name).always === true || !off.includes(name);
}
