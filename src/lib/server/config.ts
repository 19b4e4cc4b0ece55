import { z } from 'zod';
import { normaliseEmail } from '#lib/domain/email.ts';
import { isVapidPair, type Vapid } from './push/vapid.ts';
import type { TranslationService } from './translation/translator.ts';

/** What the environment may say, parsed once at the start of a process. */
export interface Config {
	/** The city's PostgreSQL; without one the product starts a PostgreSQL of its own. */
	databaseUrl: string | undefined;
	/** The one address of the site, such as `https://kumppani.example`; the demo has none. */
	origin: string | undefined;
	host: string;
	port: number;
	/** Folder of what the product keeps beside the database (and of its own database). */
	dataDir: string;
	smtpUrl: string | undefined;
	mailFrom: string;
	/** Where answers to mails come in, such as `mail.kumppani.example`; without it mails cannot be answered. */
	replyDomain: string | undefined;
	/** The key with which the mail gateway signs what it brings; without it there is no address for it. */
	inboundMailSecret: string | undefined;
	/** For notifications on people's devices; without keys there are none. */
	vapid: Vapid | undefined;
	/** The machine that translates public texts where a city offers it; without it none does. */
	translation: TranslationService | undefined;
	logLevel: LogLevel;
	/** True only when `npm run demo` started the process. */
	demo: boolean;
	/** Whether this process works on background jobs. */
	jobs: boolean;
}

export type LogLevel = (typeof logLevels)[number];

/** The environment holds values nobody can start with; the message has one sentence for each. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/**
 * Reads the environment. Empty values count as unset.
 * @throws ConfigError with one sentence per value that is wrong
 */
export function readConfig(env: Record<string, string | undefined>): Config {
	const filled = Object.entries(env).filter(([, value]) => value?.trim());
	const parsed = environment.safeParse(Object.fromEntries(filled));
	if (!parsed.success) throw new ConfigError(sentences(parsed.error));

	const { KUMPPANI_DEMO, JOBS, ...value } = parsed.data;
	return {
		databaseUrl: value.DATABASE_URL,
		origin: value.ORIGIN,
		host: value.HOST,
		port: value.PORT,
		dataDir: value.DATA_DIR,
		smtpUrl: value.SMTP_URL,
		mailFrom: value.MAIL_FROM ?? `Kumppani <no-reply@${mailHost(value.ORIGIN)}>`,
		replyDomain: value.REPLY_DOMAIN,
		inboundMailSecret: value.INBOUND_MAIL_SECRET,
		vapid: vapidOf(parsed.data),
		translation: translationOf(parsed.data),
		logLevel: value.LOG_LEVEL,
		demo: KUMPPANI_DEMO === '1',
		jobs: JOBS === 'on'
	};
}

/**
 * What serving adds to a valid environment: outside the demo the address is fixed.
 * @throws ConfigError when ORIGIN is missing
 */
export function requireOrigin(config: Config): string {
	if (config.origin) return config.origin;
	throw new ConfigError(
		'ORIGIN is missing: set it to the address of the site, such as https://kumppani.example.'
	);
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const postgresUrl =
	'DATABASE_URL must be the address of a PostgreSQL database, such as postgres://user:password@host:5432/kumppani.';
const smtpUrl =
	'SMTP_URL must be the address of a mail server, such as smtp://user:password@mail.example:587.';
const port = 'PORT must be a whole number from 0 to 65535.';
const sender = 'MAIL_FROM must be an e-mail address, such as "Kumppani <no-reply@city.example>".';
const replyDomain =
	'REPLY_DOMAIN must be the domain whose mail comes in here, such as mail.kumppani.example.';

const translationUrl =
	'TRANSLATION_URL must be the address of a LibreTranslate server, such as https://translate.example.';

const vapidKey = (name: string, length: number) =>
	z
		.string()
		.regex(
			new RegExp(`^[A-Za-z0-9_-]{${length}}$`),
			`${name} must be a key of ${length} characters, as "kumppani vapid-keys" prints it.`
		)
		.optional();

const environment = z.object({
	DATABASE_URL: z
		.string()
		.refine((url) => hasProtocol(url, ['postgres:', 'postgresql:']), postgresUrl)
		.optional(),
	ORIGIN: z
		.string()
		.refine(
			isOrigin,
			'ORIGIN must be only scheme, host and port, such as https://kumppani.example.'
		)
		.refine(isSecure, 'ORIGIN must begin with https:// (plain http is for localhost alone).')
		.transform((url) => new URL(url).origin)
		.optional(),
	HOST: z.string().default('0.0.0.0'),
	PORT: z
		.string()
		.regex(/^\d{1,5}$/, port)
		.transform(Number)
		.refine((number) => number <= 65535, port)
		.default(3000),
	DATA_DIR: z.string().default('.data'),
	SMTP_URL: z
		.string()
		.refine((url) => hasProtocol(url, ['smtp:', 'smtps:']), smtpUrl)
		.optional(),
	MAIL_FROM: z
		.string()
		.regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, sender)
		.optional(),
	REPLY_DOMAIN: z
		.string()
		.toLowerCase()
		.refine((host) => normaliseEmail(`reply@${host}`) === `reply@${host}`, replyDomain)
		.optional(),
	INBOUND_MAIL_SECRET: z
		.string()
		.regex(/^\S{24,}$/, 'INBOUND_MAIL_SECRET must be at least 24 characters without spaces.')
		.optional(),
	VAPID_PUBLIC_KEY: vapidKey('VAPID_PUBLIC_KEY', 87),
	VAPID_PRIVATE_KEY: vapidKey('VAPID_PRIVATE_KEY', 43),
	VAPID_SUBJECT: z
		.string()
		.refine(
			(address) => hasProtocol(address, ['mailto:', 'https:']),
			'VAPID_SUBJECT must say where you are reached, such as mailto:participation@city.example.'
		)
		.optional(),
	TRANSLATION_URL: z
		.string()
		.refine(isServiceAddress, translationUrl)
		.transform((url) => url.replace(/\/+$/, ''))
		.optional(),
	TRANSLATION_API_KEY: z.string().optional(),
	LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`).default('info'),
	// Read by the built server; a bad one would make every request's sender unknown.
	XFF_DEPTH: z
		.string()
		.regex(/^[1-9]\d?$/, 'XFF_DEPTH must be a whole number from 1 to 99.')
		.optional(),
	KUMPPANI_DEMO: z
		.literal('1', 'KUMPPANI_DEMO is set by "npm run demo" only: leave it out.')
		.optional(),
	JOBS: z.enum(['on', 'off'], 'JOBS must be on or off.').default('on')
});

/** @throws ConfigError when one is there without the others, or the keys are of two pairs */
function vapidOf({
	VAPID_PUBLIC_KEY: publicKey,
	VAPID_PRIVATE_KEY: privateKey,
	VAPID_SUBJECT: subject
}: z.infer<typeof environment>): Vapid | undefined {
	if (!publicKey && !privateKey && !subject) return undefined;
	if (!publicKey || !privateKey || !subject)
		throw new ConfigError(
			'VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT belong together: set all three, or none.'
		);
	if (!isVapidPair({ publicKey, privateKey }))
		throw new ConfigError(
			'VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY must be one pair, as "kumppani vapid-keys" prints it.'
		);
	return { publicKey, privateKey, subject };
}

/** @throws ConfigError when there is a key and nobody to show it to */
function translationOf({
	TRANSLATION_URL: url,
	TRANSLATION_API_KEY: apiKey
}: z.infer<typeof environment>): TranslationService | undefined {
	if (url) return { url, apiKey };
	if (apiKey)
		throw new ConfigError('TRANSLATION_API_KEY belongs to TRANSLATION_URL: set that as well.');
	return undefined;
}

function hasProtocol(url: string, protocols: string[]): boolean {
	return URL.canParse(url) && protocols.includes(new URL(url).protocol);
}

function isServiceAddress(url: string): boolean {
	if (!hasProtocol(url, ['http:', 'https:'])) return false;
	const { search, hash, username, password } = new URL(url);
	return !search && !hash && !username && !password;
}

function isOrigin(url: string): boolean {
	if (!hasProtocol(url, ['http:', 'https:'])) return false;
	const { pathname, search, hash, username } = new URL(url);
	return pathname === '/' && !search && !hash && !username;
}

function isSecure(url: string): boolean {
	if (!URL.canParse(url)) return true;
	const { protocol, hostname } = new URL(url);
	return protocol !== 'http:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function mailHost(origin: string | undefined): string {
	return origin ? new URL(origin).hostname : 'localhost';
}

/** The first sentence for each variable, in the order of the list above. */
function sentences(error: z.ZodError): string {
	const first = new Map<PropertyKey | undefined, string>();
	for (const issue of error.issues) {
		if (!first.has(issue.path[0])) first.set(issue.path[0], issue.message);
	}
	return [...first.values()].join('\n');
}
