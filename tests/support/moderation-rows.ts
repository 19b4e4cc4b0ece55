import fc from 'fast-check';
import { ladder, refuses } from '#lib/domain/moderation/ladder.ts';
import { categoryOf, conductRules } from '#lib/domain/moderation/rules.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { resident } from './city.ts';
import { idOf } from './proposal.ts';

/** Stands in every name, address and text of generated people. */
export const canary = 'Kanarienvogel';

/** A case with what was said and done about it; times are whole minutes after what came before. */
export interface MadeCase {
	/** After the first of November 2025. */
	opened: number;
	notices: { ground: (typeof grounds)[number]; after: number; stranger: boolean }[];
	asked: boolean;
	decision: {
		step: MadeStep;
		ground: (typeof grounds)[number];
		source: 'ARTICLE_16' | 'TYPE_OTHER_NOTIFICATION' | 'VOLUNTARY';
		pauses: boolean;
		/** Automatic means had found it. */
		detected: boolean;
		after: number;
	} | null;
	appeal: { outcome: 'open' | 'upheld' | 'reversed'; after: number; answered: number } | null;
}

/** Those that need nothing beside their row. */
const madeSteps = ['none', 'move', 'label', 'collapse', 'pause', 'hide', 'suspend'] as const;
type MadeStep = (typeof madeSteps)[number];

const grounds = [...conductRules, 'illegal'] as const;
const ground = fc.constantFrom(...grounds);
const minutes = (max: number) => fc.integer({ min: 0, max });

export const someCase: fc.Arbitrary<MadeCase> = fc.record({
	opened: minutes(60 * 24 * 380),
	notices: fc.array(fc.record({ ground, after: minutes(600), stranger: fc.boolean() }), {
		maxLength: 4
	}),
	asked: fc.boolean(),
	decision: fc.option(
		fc.record({
			step: fc.constantFrom(...madeSteps),
			ground,
			source: fc.constantFrom('ARTICLE_16', 'TYPE_OTHER_NOTIFICATION', 'VOLUNTARY'),
			pauses: fc.boolean(),
			detected: fc.boolean(),
			after: fc.integer({ min: 600, max: 60 * 24 * 30 })
		})
	),
	appeal: fc.option(
		fc.record({
			outcome: fc.constantFrom('open', 'upheld', 'reversed'),
			after: minutes(60 * 24 * 30),
			answered: minutes(60 * 24 * 30)
		})
	)
});

/** Somebody's text that was hidden, and nothing else. */
export const hiddenCase: MadeCase = {
	opened: 0,
	notices: [],
	asked: false,
	decision: {
		...{ step: 'hide', ground: 'respect', source: 'VOLUNTARY' },
		...{ pauses: false, detected: false, after: 600 }
	},
	appeal: null
};

/** People of a city who write, report and decide. */
export interface Cast {
	cityId: number;
	group: number;
	authors: number[];
	first: number;
	second: number;
}

export async function aCast({ db, city }: Context, group: number): Promise<Cast> {
	const named = (n: string, role: 'resident' | 'facilitator' = 'resident') =>
		resident(db, city, `${canary} ${n}`, { role }).then(idOf);
	return {
		cityId: city.id,
		group,
		authors: [await named('Eins'), await named('Zwei'), await named('Drei'), await named('Vier')],
		first: await named('Fünf', 'facilitator'),
		second: await named('Sechs', 'facilitator')
	};
}

/** Writes the cases into the tables, as the acts of people would have left them. */
export async function fill(db: Db, cast: Cast, cases: readonly MadeCase[]): Promise<void> {
	for (const made of cases) await write(db, cast, made);
}

const beginning = new Date('2025-11-01T00:00:00Z');
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

async function write(db: Db, cast: Cast, made: MadeCase): Promise<void> {
	const { cityId: city_id, group: group_id } = cast;
	const opened = later(beginning, made.opened);
	const [author = 0] = cast.authors;
	const { id: content_id } = await db
		.insertInto('content')
		.values({
			...{ city_id, kind: 'comment', group_id, author_id: author, language: 'en' },
			published_at: opened
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const { id: case_id } = await db
		.insertInto('moderation_case')
		.values({
			...{ city_id, content_id, opened_at: opened, due_at: later(opened, 60) },
			...{ state: made.decision ? 'decided' : 'open', notices: made.notices.length }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const notices = await writeNotices(db, cast, { city_id, case_id, opened }, made);
	const about = { city_id, case_id, content_id, author, opened };
	if (made.asked) await writeDecision(db, cast, about, { ...asking, after: 30 });
	if (!made.decision) return;
	const decision = await writeDecision(db, cast, about, made.decision);
	if (made.appeal) await writeAppeal(db, cast, { ...about, ...decision, notices }, made);
}

const asking = {
	step: 'ask',
	ground: 'respect',
	source: 'VOLUNTARY',
	pauses: false,
	detected: false
} as const;

async function writeNotices(
	db: Db,
	{ authors }: Cast,
	{ city_id, case_id, opened }: { city_id: number; case_id: number; opened: Date },
	{ notices }: MadeCase
): Promise<number[]> {
	if (notices.length === 0) return [];
	const rows = await db
		.insertInto('notice')
		.values(
			notices.map(({ ground, after, stranger }, n) => ({
				...{ city_id, case_id, ground, good_faith: true, locale: 'en' as const },
				...{ law: ground === 'illegal' ? `${canary} law` : '', place: '' },
				reason: `${canary} reason`,
				resident_id: stranger ? null : (authors[n] ?? null),
				name: stranger ? `${canary} ${n}` : null,
				email: stranger ? `${canary}.${n}@koti.example` : null,
				given_at: later(opened, after)
			}))
		)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

interface About {
	city_id: number;
	case_id: number;
	content_id: number;
	author: number;
	opened: Date;
}
type MadeDecision = Omit<NonNullable<MadeCase['decision']>, 'step'> & {
	step: MadeStep | 'ask';
};

async function writeDecision(
	db: Db,
	{ first }: Cast,
	{ opened, author, ...key }: About,
	{ step, ground, source, pauses, detected, after }: MadeDecision
): Promise<{ decision: number; decided: Date }> {
	const decided = later(opened, after);
	const isIllegal = !refuses(step) && ground === 'illegal';
	const rule = refuses(step) || ground === 'illegal' ? null : ground;
	const isPaused = step === 'pause' || step === 'suspend' || (step === 'hide' && pauses);
	const { visibility = null, provision, account = null } = ladder[step].restricts ?? {};
	const { id: decision } = await db
		.insertInto('decision')
		.values({
			...key,
			...{ step, source, rule, decided_by: first, decided_at: decided, affected_id: author },
			automated_detection: detected,
			...{ visibility, account, label: step === 'label' ? `${canary} label` : '' },
			provision: isPaused ? (provision ?? 'PARTIAL_SUSPENSION') : null,
			ends_at: isPaused ? later(decided, 1440) : null,
			facts: refuses(step) ? '' : `${canary} facts`,
			ground: isIllegal ? 'ILLEGAL_CONTENT' : rule && 'INCOMPATIBLE_CONTENT',
			law: isIllegal ? `${canary} law` : '',
			category: isIllegal ? 'ILLEGAL_OR_HARMFUL_SPEECH' : rule && categoryOf[rule],
			...{ content_type: 'TEXT', content_language: 'en', content_date: opened }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return { decision, decided };
}

async function writeAppeal(
	db: Db,
	{ first, second }: Cast,
	about: About & { decision: number; decided: Date; notices: number[] },
	{ decision: made, appeal }: MadeCase
): Promise<void> {
	if (!appeal) return;
	const { city_id, case_id, content_id, author, decision, notices } = about;
	const filed = later(about.decided, appeal.after);
	const isAnswered = appeal.outcome !== 'open';
	const answered = later(filed, appeal.answered);
	const notice = made && refuses(made.step) ? (notices[0] ?? null) : null;
	await db
		.insertInto('appeal')
		.values({
			...{ city_id, decision_id: decision, first_by: first, notice_id: notice },
			resident_id: notice === null ? author : null,
			text: `${canary} appeal`,
			...{ filed_at: filed, due_at: later(filed, 60), state: appeal.outcome },
			decided_by: isAnswered ? second : null,
			decided_at: isAnswered ? answered : null,
			reasons: isAnswered ? `${canary} reasons` : ''
		})
		.execute();
	if (appeal.outcome !== 'reversed') return;
	await db
		.insertInto('decision')
		.values({
			...{ city_id, case_id, content_id, step: 'restore', reverses: decision },
			...{ decided_by: second, decided_at: answered },
			...{ content_type: 'TEXT', content_language: 'en', content_date: about.opened }
		})
		.execute();
}
