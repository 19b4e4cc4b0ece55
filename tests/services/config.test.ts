import { describe, expect, test } from 'vitest';
import { newVapidKeys } from '#lib/server/push/vapid.ts';
import { ConfigError, readConfig, requireOrigin } from '#lib/server/config.ts';

describe('the environment', () => {
	test('may be empty', () => {
		expect(readConfig({})).toEqual({
			databaseUrl: undefined,
			origin: undefined,
			host: '0.0.0.0',
			port: 3000,
			dataDir: '.data',
			smtpUrl: undefined,
			mailFrom: 'Kumppani <no-reply@localhost>',
			replyDomain: undefined,
			inboundMailSecret: undefined,
			vapid: undefined,
			translation: undefined,
			logLevel: 'info',
			demo: false,
			jobs: true
		});
	});

	test('of a city is read whole', () => {
		const config = readConfig({
			DATABASE_URL: 'postgres://kumppani:secret@db:5432/kumppani',
			ORIGIN: 'https://osallistu.espoo.example/',
			PORT: '8080',
			SMTP_URL: 'smtps://user:secret@mail.espoo.example',
			LOG_LEVEL: 'warn',
			JOBS: 'off'
		});
		expect(config).toMatchObject({
			origin: 'https://osallistu.espoo.example',
			port: 8080,
			mailFrom: 'Kumppani <no-reply@osallistu.espoo.example>',
			logLevel: 'warn',
			jobs: false
		});
	});

	test('counts an empty value as unset', () => {
		expect(readConfig({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({
			databaseUrl: undefined,
			port: 3000
		});
	});

	test.each([
		[{ DATABASE_URL: 'mysql://db/kumppani' }, /^DATABASE_URL must be the address of a PostgreSQL/],
		[{ ORIGIN: 'kumppani.example' }, /^ORIGIN must be only scheme, host and port/],
		[{ ORIGIN: 'https://kumppani.example/fi' }, /^ORIGIN must be only scheme, host and port/],
		[{ ORIGIN: 'http://kumppani.example' }, /^ORIGIN must begin with https/],
		[{ PORT: '70000' }, /^PORT must be a whole number/],
		[{ PORT: 'web' }, /^PORT must be a whole number/],
		[{ SMTP_URL: 'mail.example' }, /^SMTP_URL must be the address of a mail server/],
		[{ MAIL_FROM: 'Kumppani' }, /^MAIL_FROM must be an e-mail address/],
		[{ REPLY_DOMAIN: 'reply@kumppani.example' }, /^REPLY_DOMAIN must be the domain/],
		[{ INBOUND_MAIL_SECRET: 'short' }, /^INBOUND_MAIL_SECRET must be at least 24/],
		[{ TRANSLATION_URL: 'ftp://translate.example' }, /^TRANSLATION_URL must be the address/],
		[{ TRANSLATION_URL: 'https://me:secret@translate.example' }, /^TRANSLATION_URL must be/],
		[{ TRANSLATION_API_KEY: 'our-key' }, /^TRANSLATION_API_KEY belongs to TRANSLATION_URL/],
		[{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
		[{ KUMPPANI_DEMO: 'yes' }, /^KUMPPANI_DEMO is set by "npm run demo" only/],
		[{ JOBS: 'maybe' }, /^JOBS must be on or off/],
		[{ XFF_DEPTH: '0' }, /^XFF_DEPTH must be a whole number from 1/]
	])('with %o stops the start with one sentence', (env, sentence) => {
		const read = () => readConfig(env);
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(sentence);
		expect(read).not.toThrow(/\n/);
	});

	test('has the keys for notifications on devices all three, as one pair, or not at all', () => {
		const { publicKey, privateKey } = newVapidKeys();
		const keys = {
			VAPID_PUBLIC_KEY: publicKey,
			VAPID_PRIVATE_KEY: privateKey,
			VAPID_SUBJECT: 'mailto:participation@espoo.example'
		};
		expect(readConfig(keys).vapid).toEqual({
			publicKey,
			privateKey,
			subject: 'mailto:participation@espoo.example'
		});
		const faults = [
			[{ VAPID_SUBJECT: '' }, /belong together/],
			[{ VAPID_PRIVATE_KEY: newVapidKeys().privateKey }, /must be one pair/],
			[{ VAPID_PRIVATE_KEY: 'secret' }, /^VAPID_PRIVATE_KEY must be a key of 43/],
			[{ VAPID_SUBJECT: 'Espoo' }, /^VAPID_SUBJECT must say where you are reached/]
		] as const;
		for (const [wrong, sentence] of faults) {
			expect(() => readConfig({ ...keys, ...wrong })).toThrow(ConfigError);
			expect(() => readConfig({ ...keys, ...wrong })).toThrow(sentence);
		}
	});

	test('names the machine that translates, with its key if it asks for one', () => {
		const config = readConfig({
			TRANSLATION_URL: 'https://translate.example/v1/',
			TRANSLATION_API_KEY: 'our-key'
		});
		expect(config.translation).toEqual({
			url: 'https://translate.example/v1',
			apiKey: 'our-key'
		});
	});

	test('with two wrong values names both', () => {
		expect(() => readConfig({ PORT: 'web', JOBS: 'maybe' })).toThrow(/^PORT .*\nJOBS .*$/);
	});

	test('allows plain http on this machine alone', () => {
		expect(readConfig({ ORIGIN: 'http://localhost:3000' }).origin).toBe('http://localhost:3000');
	});

	test('must name the origin where the site is served for real', () => {
		expect(() => requireOrigin(readConfig({}))).toThrow(/^ORIGIN is missing/);
	});
});
