import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import {
	Conflict,
	Forbidden,
	NotFound,
	SignInRequired,
	TooMany,
	Unavailable
} from '#lib/domain/errors.ts';
import type { TranslatedKind } from '#lib/domain/translation.ts';
import type { Context } from '#lib/server/context.ts';
import { log } from '#lib/server/log.ts';
import { updateCity } from '#lib/server/queries/city-settings.ts';
import { changeComment, removeComment } from '#lib/server/services/comments/changing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { readTranslation, translateText } from '#lib/server/services/translations.ts';
import { libreTranslator, type Translator } from '#lib/server/translation/translator.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aProposal } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';
import { aThread, say } from '../support/thread.ts';
import {
	startTranslationService,
	tells,
	type TranslationService
} from '../support/translation-service.ts';

let database: FreshDatabase;
let service: TranslationService;
let translator: Translator;
let city: City;
let group: number, thread: number, comment: number;
let aino: Context, bertil: Context, visitor: Context;

beforeAll(async () => {
	database = await freshDatabase();
	service = await startTranslationService();
	translator = libreTranslator({ url: service.url, apiKey: 'our key' });
});
afterAll(async () => {
	await service.stop();
	await database.drop();
});
afterEach(() => {
	service.answerWell();
	service.asked.length = 0;
});
beforeEach(async () => {
	const { db } = database;
	city = { ...(await aCity(db)), offersTranslation: true };
	await updateCity(db, city.id, { offersTranslation: true });
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await resident(db, city, 'Bertil');
	visitor = asVisitor(db, city);
	thread = await aThread(aino, group);
	comment = await say(aino, thread, 'Hiljaista **kymmenen** jälkeen.', { language: 'fi' });
});

interface Wish {
	id?: number;
	kind?: TranslatedKind;
	by?: Translator;
}
const ask = (context: Context, { id = comment, kind = 'comment', by = translator }: Wish = {}) =>
	translateText(context, { kind, id }, by);
const read = (context: Context, id = comment, kind: TranslatedKind = 'comment') =>
	readTranslation(context, { kind, id });
const offered = async (reader: Context, id = thread) =>
	(await showThread(reader, id, { order: 'oldest', place: null })).page.branches[0]?.head
		.translation;
const rows = async () =>
	database.db.selectFrom('translation').where('city_id', '=', city.id).selectAll().execute();

describe('a translation', () => {
	test('is asked for once, with the words alone, and then stands beside the original for everybody', async () => {
		expect(await offered(bertil)).toBe('ask');
		expect(await offered(visitor)).toBeNull();
		await ask(bertil);
		await ask(aino);
		expect(service.asked).toEqual([
			{
				q: 'Hiljaista **kymmenen** jälkeen.',
				source: 'fi',
				target: 'en',
				format: 'text',
				api_key: 'our key'
			}
		]);
		expect(await read(visitor)).toMatchObject({
			original: { html: '<p>Hiljaista <strong>kymmenen</strong> jälkeen.</p>', language: 'fi' },
			translation: {
				html: '<p>(fi &gt; en) Hiljaista <strong>kymmenen</strong> jälkeen.</p>',
				provider: service.host
			}
		});
		for (const reader of [visitor, bertil]) expect(await offered(reader)).toBe('read');
	});

	test('that many ask for at the same moment is one row', async () => {
		await Promise.all(Array.from({ length: 5 }, () => ask(bertil)));
		expect(await rows()).toHaveLength(1);
	});

	test('is one a language of the page, and none into its own language', async () => {
		await ask(bertil);
		const svensk = { ...bertil, locale: 'sv' } as const;
		expect((await read(svensk)).translation).toBeNull();
		await ask(svensk);
		expect((await read(svensk)).translation?.html).toContain('(fi &gt; sv)');
		const finnish = { ...bertil, locale: 'fi' } as const;
		expect(await offered(finnish)).toBeNull();
		expect(await read(finnish)).toMatchObject({ translation: null, offer: null });
		await expect(ask(finnish)).rejects.toThrow(new Conflict('translation_same'));
	});

	test('of a discussion and of a proposal is of their titles too', async () => {
		const swede = { ...bertil, locale: 'sv' } as const;
		const shown = async (id: number) =>
			(await showThread(swede, id, { order: 'oldest', place: null })).thread.translation;
		expect(await shown(thread)).toBe('ask');
		await ask(swede, { id: thread, kind: 'thread' });
		expect(await shown(thread)).toBe('read');
		expect((await read(swede, thread, 'thread')).translation).toMatchObject({
			title: '(en > sv) How quiet should the park be?',
			html: '<p>(en &gt; sv) After <strong>ten</strong> at night?</p>'
		});
		const proposal = await aProposal(aino, group);
		expect((await showProposal(swede, proposal)).translation).toBe('ask');
		await ask(swede, { id: proposal, kind: 'proposal' });
		expect((await showProposal(swede, proposal)).translation).toBe('read');
		const { original, translation } = await read(swede, proposal, 'proposal');
		expect(translation?.title).toBe(`(en > sv) ${original.title}`);
		// A discussion about something has no text of its own.
		const said = await say(aino, proposal, 'Jag håller med.', { language: 'sv' });
		const { id: about } = await database.db
			.selectFrom('thread')
			.where('subject_id', '=', proposal)
			.select('id')
			.executeTakeFirstOrThrow();
		expect(said).toBeGreaterThan(0);
		expect(await shown(about)).toBeNull();
		await expect(read(swede, about, 'thread')).rejects.toThrow(NotFound);
	});

	test('is gone when the comment is changed, corrected in its language, or deleted', async () => {
		await ask(bertil);
		await changeComment(aino, comment, { body: 'Ennen kahdeksaa.', language: 'fi', base: 1 });
		expect((await read(bertil)).translation).toBeNull();
		await ask(bertil);
		expect((await read(bertil)).translation?.html).toContain('Ennen kahdeksaa.');
		await changeComment(aino, comment, { body: 'Ennen kahdeksaa.', language: 'et', base: 2 });
		expect((await read(bertil)).translation).toBeNull();
		await ask(bertil);
		await removeComment(aino, comment);
		await expect(read(bertil)).rejects.toThrow(NotFound);
		await expect(ask(bertil)).rejects.toThrow(NotFound);
		expect(await offered(bertil)).toBeNull();
		expect(await rows()).toEqual([]);
	});

	test('of what is changed or deleted while the machine works is not kept', async () => {
		const meanwhile = (act: () => Promise<unknown>) =>
			service.answerWith((response) => void act().then(() => tells(response, 'Too late.')));
		meanwhile(() => changeComment(aino, comment, { body: 'Toinen.', language: 'fi', base: 1 }));
		await expect(ask(bertil)).rejects.toThrow(new Conflict('translation_text_changed'));
		meanwhile(() => removeComment(aino, comment));
		await expect(ask(bertil)).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([]);
	});

	test('costs a thread no statement more', async () => {
		const open = (context: Context) =>
			showThread(context, thread, { order: 'oldest', place: null });
		const off = { ...bertil, city: { ...city, offersTranslation: false } };
		await open(bertil);
		expect(await statementsOf(bertil, open)).toBe(await statementsOf(off, open));
	});
});

describe('is never sent', () => {
	test('where the city does not offer it, or the server has no machine', async () => {
		const off = { ...bertil, city: { ...city, offersTranslation: false } };
		expect(await offered(off)).toBeNull();
		await expect(ask(off)).rejects.toThrow(NotFound);
		await expect(read(off)).rejects.toThrow(NotFound);
		const text = { kind: 'comment', id: comment } as const;
		await expect(translateText(bertil, text, undefined)).rejects.toThrow(Unavailable);
		expect(service.asked).toEqual([]);
	});

	test('what only members of a group can read, whoever asks', async () => {
		const hidden = await aGroup(database.db, city, { visibility: 'members' });
		const member = await seated(bertil, hidden);
		const among = await aThread(member, hidden);
		const secret = await say(member, among, 'Meidän kesken.', { language: 'fi' });
		const proposal = await aProposal(member, hidden);
		const swede = { ...member, locale: 'sv' } as const;
		expect(await offered(swede, among)).toBeNull();
		expect((await showProposal(swede, proposal)).translation).toBeNull();
		for (const [id, kind] of [
			[secret, 'comment'],
			[among, 'thread'],
			[proposal, 'proposal']
		] as const) {
			await expect(ask(swede, { id, kind })).rejects.toThrow(NotFound);
			await expect(read(swede, id, kind)).rejects.toThrow(NotFound);
		}
		expect(service.asked).toEqual([]);
	});

	test('a text of another city, or by the address of another kind', async () => {
		const elsa = await resident(database.db, { ...city, ...(await aCity(database.db)) }, 'Elsa');
		const there = { ...elsa, city: { ...elsa.city, offersTranslation: true } };
		await expect(ask(there)).rejects.toThrow(NotFound);
		await expect(ask(bertil, { kind: 'proposal' })).rejects.toThrow(NotFound);
		expect(service.asked).toEqual([]);
	});

	test('for a visitor or a newcomer', async () => {
		await expect(ask(visitor)).rejects.toThrow(SignInRequired);
		const newcomer = { kind: 'newcomer', accountId: 1, displayName: 'Noor' } as const;
		await expect(ask({ ...bertil, actor: newcomer })).rejects.toThrow(Forbidden);
		expect(service.asked).toEqual([]);
	});

	test('more than thirty times an hour for one resident; what is kept does not count', async () => {
		const limit = { most: 30 };
		for (let n = 0; n < limit.most; n++) {
			const id = await say(aino, thread, `Ajatus ${n}`, { language: 'fi' });
			await ask(bertil, { id });
			await ask(bertil, { id });
		}
		await expect(ask(bertil)).rejects.toThrow(TooMany);
		await ask(aino);
		expect(service.asked).toHaveLength(31);
	});
});

describe('what the machine answers', () => {
	test('is the text of a stranger: no markup of its own, no script, no picture', async () => {
		const nasty =
			'<script>alert(1)</script> <img src=x onerror=alert(1)> [press](javascript:alert(1)) ![x](https://t.example/x.png)';
		service.answerWith((response) => tells(response, nasty));
		await ask(bertil);
		const html = (await read(bertil)).translation?.html ?? '';
		expect(html).not.toMatch(/<(?!\/?p>)/);
		expect(html).toContain('&lt;script&gt;');
	});

	const wrong: [string, (response: ServerResponse) => void][] = [
		['with an error', (response) => response.writeHead(500).end('{"error":"out of memory"}')],
		['by sending us elsewhere', (response) => response.writeHead(302, { location: '/x' }).end()],
		['without JSON', (response) => response.writeHead(200).end('<h1>Hello</h1>')],
		['without a translation', (response) => tells(response, undefined)],
		['with several', (response) => tells(response, ['a', 'b'])],
		['with nothing', (response) => tells(response, ' ')],
		['with characters that cannot be kept', (response) => tells(response, 'a\0b')],
		['with too much', (response) => tells(response, 'x'.repeat(60_001))],
		['without an end', (response) => endless(response)],
		['by hanging up', (response) => response.destroy()],
		['by saying nothing', () => undefined]
	];
	test.each(wrong)('%s is one refusal, and nothing is kept or told', async (_, answer) => {
		const told = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
		service.answerWith(answer);
		const hasty = libreTranslator({ url: service.url, apiKey: undefined }, { patience: 1000 });
		await expect(ask(bertil, { by: hasty })).rejects.toThrow(
			new Unavailable('translation_unavailable')
		);
		expect(await rows()).toEqual([]);
		expect(told).toHaveBeenCalledOnce();
		expect(JSON.stringify(told.mock.calls)).not.toMatch(/kymmenen|Hello|memory|xxx/);
		told.mockRestore();
	});

	test('from nobody, where nobody listens, is the same refusal', async () => {
		const gone = await startTranslationService();
		await gone.stop();
		const nobody = libreTranslator({ url: gone.url, apiKey: undefined });
		await expect(ask(bertil, { by: nobody })).rejects.toThrow(Unavailable);
	});
});

function endless(response: ServerResponse): void {
	response.writeHead(200);
	const more = () => {
		while (response.write('x'.repeat(65_536)));
		response.once('drain', more);
	};
	response.once('close', () => response.removeAllListeners('drain'));
	more();
}
