import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTimeIn } from '#lib/domain/calendar.ts';
import { channelsFor } from '#lib/domain/notification/channels.ts';
import {
	choiceOf,
	defaultChoice,
	fieldsOfChoice,
	notificationChoiceForm,
	rhythms,
	type NotificationChoice
} from '#lib/domain/notification/choice.ts';
import { dueAt, isQuietHour, waitsUntil } from '#lib/domain/notification/due.ts';
import { kindNames, kindOf, switchableKinds } from '#lib/domain/notification/kinds.ts';
import { isPushAddress, pushSubscriptionForm } from '#lib/domain/notification/push.ts';
import { sift } from '#lib/domain/notification/sifting.ts';
import { titledFor } from '#lib/domain/notification/titled.ts';

const helsinki = 'Europe/Helsinki';
const at = (text: string) => new Date(text);
const choice = (wishes: Partial<NotificationChoice> = {}): NotificationChoice => ({
	...defaultChoice,
	quiet: null,
	...wishes
});

const hours = fc.integer({ min: 0, max: 23 });
const zones = fc.constantFrom(helsinki, 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu');
/** Four years, every change of the clocks in them. */
const moments = fc.date({
	min: at('2024-01-01T00:00:00Z'),
	max: at('2027-12-31T00:00:00Z'),
	noInvalidDate: true
});
const choices: fc.Arbitrary<NotificationChoice> = fc.record({
	rhythm: fc.constantFrom(...rhythms),
	hour: hours,
	weeklyCap: fc.integer({ min: 1, max: 5 }),
	quiet: fc.option(fc.record({ from: hours, to: hours })),
	off: fc.constant([])
});
const hourOf = (moment: Date, zone: string) => Number(localTimeIn(zone, moment).slice(11, 13));
const day = 86_400_000;

describe('a mail about something of now is due', () => {
	test('at once, to who wants it so', () => {
		const now = at('2026-11-23T10:00:00Z');
		expect(dueAt(choice({ rhythm: 'at-once' }), now, helsinki)).toEqual(now);
	});
	test('in the morning, when it happens in quiet hours', () => {
		const quiet = { from: 21, to: 7 };
		const due = (text: string) =>
			dueAt(choice({ rhythm: 'at-once', quiet }), at(text), helsinki)?.toISOString();
		expect(due('2026-11-23T20:30:00Z')).toBe('2026-11-24T05:00:00.000Z');
		expect(due('2026-11-24T03:00:00Z')).toBe('2026-11-24T05:00:00.000Z');
		expect(due('2026-11-24T05:00:00Z')).toBe('2026-11-24T05:00:00.000Z');
	});
	test('at the hour of the day that was chosen, on the clocks of the city, in summer and in winter', () => {
		const due = (text: string) =>
			dueAt(choice({ rhythm: 'daily', hour: 17 }), at(text), helsinki)?.toISOString();
		expect(due('2026-11-23T10:00:00Z')).toBe('2026-11-23T15:00:00.000Z');
		expect(due('2026-07-01T10:00:00Z')).toBe('2026-07-01T14:00:00.000Z');
		expect(due('2026-11-23T15:00:00Z')).toBe('2026-11-24T15:00:00.000Z');
	});
	test('on Monday, to who wants one mail a week', () => {
		const weekly = choice({ rhythm: 'weekly', hour: 8 });
		expect(dueAt(weekly, at('2026-11-25T10:00:00Z'), helsinki)).toEqual(at('2026-11-30T06:00:00Z'));
	});
	test('never, to who wants none', () => {
		expect(dueAt(choice({ rhythm: 'never' }), at('2026-11-23T10:00:00Z'), helsinki)).toBeNull();
	});
	test('an hour that is left out in spring comes as soon as the clocks have jumped', () => {
		const due = dueAt(choice({ rhythm: 'daily', hour: 3 }), at('2026-03-28T12:00:00Z'), helsinki);
		expect(due).toEqual(at('2026-03-29T01:00:00Z'));
	});
	test('an hour that comes twice in autumn counts once', () => {
		const daily = choice({ rhythm: 'daily', hour: 3 });
		const first = dueAt(daily, at('2026-10-24T12:00:00Z'), helsinki);
		expect(first).toEqual(at('2026-10-25T00:00:00Z'));
		expect(dueAt(daily, at('2026-10-25T01:30:00Z'), helsinki)).toEqual(at('2026-10-26T01:00:00Z'));
	});
	test('never before it happens, nor more than eight days later, whatever was chosen and wherever', () => {
		fc.assert(
			fc.property(choices, moments, zones, (chosen, now, zone) => {
				const due = dueAt(chosen, now, zone);
				expect(due === null).toBe(chosen.rhythm === 'never');
				const wait = (due ?? now).getTime() - now.getTime();
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(wait).toBeLessThan(chosen.rhythm === 'weekly' ? 8 * day : 3 * day);
			})
		);
	});
	test('at once, never in quiet hours', () => {
		fc.assert(
			fc.property(choices, moments, zones, (chosen, now, zone) => {
				const due = dueAt({ ...chosen, rhythm: 'at-once' }, now, zone);
				const isQuiet =
					chosen.quiet !== null && due !== null && isQuietHour(chosen.quiet, hourOf(due, zone));
				expect(isQuiet).toBe(false);
			})
		);
	});
	test('by the rhythm, at the hour that was chosen, unless the clocks leave it out', () => {
		fc.assert(
			fc.property(choices, moments, zones, (chosen, now, zone) => {
				const due = dueAt({ ...chosen, rhythm: 'daily' }, now, zone) ?? now;
				expect([chosen.hour, (chosen.hour + 1) % 24]).toContain(hourOf(due, zone));
			})
		);
	});
});

describe('the cap of a week', () => {
	test('lets a letter wait until the oldest of the last ones is a week old', () => {
		const now = at('2026-11-23T10:00:00Z');
		const letters = [at('2026-11-20T08:00:00Z'), at('2026-11-18T08:00:00Z')];
		const at2 = choice({ rhythm: 'at-once', weeklyCap: 2 });
		expect(waitsUntil(at2, letters, now, helsinki)).toEqual(at('2026-11-25T08:00:00Z'));
		expect(waitsUntil({ ...at2, weeklyCap: 3 }, letters, now, helsinki)).toBeNull();
	});
	test('counts no letter of more than a week ago', () => {
		const once = choice({ rhythm: 'at-once', weeklyCap: 1 });
		const now = at('2026-11-23T10:00:00Z');
		expect(waitsUntil(once, [at('2026-11-16T10:00:00Z')], now, helsinki)).toBeNull();
	});
	test('a worker that comes late does not write in quiet hours', () => {
		const quiet = choice({ rhythm: 'at-once', quiet: { from: 21, to: 7 } });
		expect(waitsUntil(quiet, [], at('2026-11-23T20:00:00Z'), helsinki)).toEqual(
			at('2026-11-24T05:00:00Z')
		);
	});
	test('holds in any seven days, and every letter goes out at last, whatever happens', () => {
		fc.assert(
			fc.property(choices, fc.array(moments, { minLength: 1, maxLength: 40 }), (chosen, days) => {
				const begin = at('2026-03-20T00:00:00Z').getTime();
				// Forty things within five weeks, over the change of the clocks.
				const happened = days
					.map((moment) => new Date(begin + (moment.getTime() % (35 * day))))
					.sort((one, other) => one.getTime() - other.getTime());
				const letters = lettersFor(chosen, happened);
				for (const letter of letters) {
					const within = letters.filter(
						(other) => other <= letter && other.getTime() > letter.getTime() - 7 * day
					);
					expect(within.length).toBeLessThanOrEqual(chosen.weeklyCap);
				}
				const last = happened.at(-1)?.getTime() ?? 0;
				const isAllSent = (letters.at(-1)?.getTime() ?? 0) >= last;
				expect(isAllSent).toBe(chosen.rhythm !== 'never');
			})
		);
	});
});

/** What the workers do: everything that is due goes out in one letter, or waits. */
function lettersFor(chosen: NotificationChoice, happened: readonly Date[]): Date[] {
	const letters: Date[] = [];
	const waiting = happened.flatMap((moment) => dueAt(chosen, moment, helsinki) ?? []);
	for (;;) {
		const now = waiting.sort((one, other) => one.getTime() - other.getTime())[0];
		if (!now) return letters;
		const due = waiting.filter((moment) => moment <= now);
		const later = waitsUntil(chosen, letters, now, helsinki);
		waiting.splice(0, due.length, ...(later ? due.map(() => later) : []));
		if (!later) letters.push(now);
	}
}

describe('who is told', () => {
	const now = at('2026-11-23T10:00:00Z');
	const clock = { now, timeZone: helsinki };
	const told = (kind: (typeof kindNames)[number], wishes: Partial<NotificationChoice> = {}) =>
		channelsFor(
			{ kind, groupId: 3 },
			{ choice: choice(wishes), hasMail: false, push: null },
			clock
		).map(({ channel }) => channel);
	test('is told in the app, and by the rhythm that was chosen', () => {
		expect(told('proposal answered', { rhythm: 'at-once' })).toEqual(['app', 'mail']);
		expect(told('proposal answered', { rhythm: 'weekly' })).toEqual(['app', 'digest']);
		expect(told('proposal answered', { rhythm: 'never' })).toEqual(['app']);
	});
	test('who gets a mail of its own kind gets no second one', () => {
		const wishes = { choice: null, hasMail: true, push: null };
		const plan = channelsFor({ kind: 'proposal answered', groupId: 3 }, wishes, clock);
		expect(plan).toEqual([{ channel: 'app', dueAt: now }]);
	});
	test('is told nothing of a kind that they switched off, but always of their own vote and seat', () => {
		expect(told('proposal published', { off: ['proposal published'] })).toEqual([]);
		expect(told('seat given', { off: [...kindNames] })).toEqual(['app']);
		expect(switchableKinds).not.toContain('poll annulled');
	});
	test('is told on their devices at once, whatever the rhythm and the mails are, but not in quiet hours', () => {
		const push = { kindsOff: ['poll opened'], groupsOff: [5] };
		const plan = (kind: (typeof kindNames)[number], groupId: number, hasMail = false) =>
			channelsFor(
				{ kind, groupId },
				{ choice: choice({ rhythm: 'never', quiet: { from: 11, to: 13 } }), hasMail, push },
				clock
			).find(({ channel }) => channel === 'push');
		const due = { channel: 'push', dueAt: at('2026-11-23T11:00:00Z') };
		expect(plan('proposal answered', 3)).toEqual(due);
		expect(plan('proposal answered', 3, true)).toEqual(due);
		expect(plan('proposal answered', 5)).toBeUndefined();
		expect(plan('poll opened', 3)).toBeUndefined();
		expect(plan('member joined', 3)).toBeUndefined();
	});
	test('every kind tells somebody', () => {
		for (const name of kindNames) expect(kindOf(name).tells.length, name).toBeGreaterThan(0);
	});
});

describe('at the moment of sending', () => {
	test('what is hidden, muted, not followed any more or switched off is left out, each with its cause', () => {
		const seen = [
			{ id: 1, kind: 'proposal answered', muted: false },
			{ id: 2, kind: 'proposal answered', muted: true },
			{ id: 3, kind: 'proposal answered', muted: null },
			{ id: 4, kind: 'group founded', muted: false },
			{ id: 5, kind: 'poll opened', muted: null }
		] as const;
		const { told, dropped } = sift([1, 2, 3, 4, 5, 6], seen, choice({ off: ['group founded'] }));
		expect(told.map(({ id }) => id)).toEqual([1, 5]);
		expect(dropped).toEqual([
			{ id: 6, why: 'not-visible' },
			{ id: 2, why: 'not-followed' },
			{ id: 3, why: 'not-followed' },
			{ id: 4, why: 'switched-off' }
		]);
	});
});

describe('the address of a browser', () => {
	const far = { nearby: false };
	test('is called by https at a name, at the usual port', () => {
		expect(isPushAddress('https://updates.push.services.example/wpush/v2/abc', far)).toBe(true);
	});
	test.each([
		...['http://push.example/x', 'https://push.example:8443/x', 'https://a:b@push.example/x'],
		...['https://10.0.0.1/x', 'https://2130706433/x', 'https://0x7f.1/x', 'https://[::1]/x'],
		...['https://localhost/x', 'https://db/x', 'ftp://push.example/x', 'push.example', '']
	])('never %s', (address) => expect(isPushAddress(address, far)).toBe(false));
	test('may be of this machine where the site itself is', () => {
		expect(isPushAddress('http://127.0.0.1:4000/x', { nearby: true })).toBe(true);
		expect(isPushAddress('http://10.0.0.1/x', { nearby: true })).toBe(false);
	});
	test('comes with keys of their length, or not at all', () => {
		const keys = {
			endpoint: 'https://push.example/x',
			p256dh: 'B'.repeat(87),
			auth: 'a'.repeat(22)
		};
		expect(pushSubscriptionForm.safeParse(keys).success).toBe(true);
		for (const wrong of [{ p256dh: 'B'.repeat(86) }, { auth: '' }, { endpoint: 'x'.repeat(1001) }])
			expect(pushSubscriptionForm.safeParse({ ...keys, ...wrong }).success).toBe(false);
	});
});

describe('the form of the choices', () => {
	test('keeps what was chosen', () => {
		fc.assert(
			fc.property(choices, fc.subarray([...switchableKinds]), (chosen, off) => {
				const quiet = chosen.quiet?.from === chosen.quiet?.to ? null : chosen.quiet;
				const fields = fieldsOfChoice({ ...chosen, quiet, off });
				const parsed = notificationChoiceForm.parse(fields);
				expect(choiceOf(parsed)).toEqual({ ...chosen, quiet, off });
			})
		);
	});
	test.each([
		['hour', '24'],
		['hour', '-1'],
		['quietTo', '7.5'],
		['weeklyCap', '0'],
		['weeklyCap', '101'],
		['rhythm', 'hourly']
	])('refuses %s %s', (field, value) => {
		const fields = { ...fieldsOfChoice(defaultChoice), [field]: value };
		expect(notificationChoiceForm.safeParse(fields).success).toBe(false);
	});
});

describe('a change of the rules', () => {
	test('is for everybody, also for who stopped following the city', () => {
		const seen = [{ id: 1, kind: 'rules changed', muted: true }] as const;
		expect(sift([1], seen, choice()).told).toEqual(seen);
		expect(sift([1], seen, choice({ off: ['rules changed'] })).told).toEqual(seen);
		expect(sift([1], seen, choice({ rhythm: 'never' })).told).toEqual([]);
	});
	test('is headed by what it changed, in the language of its reader or the nearest', () => {
		const told = { title: '', language: '', changes: { fi: 'Uutta.', en: 'New.' } };
		expect(titledFor(told, 'en', ['fi'])).toMatchObject({ title: 'New.', language: 'en' });
		expect(titledFor(told, 'de', ['fi', 'en'])).toMatchObject({ title: 'Uutta.', language: 'fi' });
		const other = { title: 'A bench', language: 'en', changes: null };
		expect(titledFor(other, 'fi', ['fi'])).toBe(other);
	});
});
