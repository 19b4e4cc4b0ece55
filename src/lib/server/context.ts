import type { Actor } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from './database/connect.ts';

/** The first argument of every service of a city. `now` is the moment of the request. */
export interface Context {
	db: Db;
	now: Date;
	city: City;
	actor: Actor;
	/** The language of the reader's page: for mails to others the recipient's own is used instead. */
	locale: Locale;
}

export interface SignedIn {
	accountId: number;
	email: string;
	displayName: string;
	locale: Locale;
	sessionHash: string;
}

/** The first argument of services about accounts, which belong to no city. */
export interface AccountContext {
	db: Db;
	now: Date;
	account: SignedIn | undefined;
	locale: Locale;
	/** Where the request came from, hashed: for throttling only. */
	addressHash: string;
	/** `https://host`, as this request was asked. */
	origin: string;
	device: Device;
}

/** The browser of a request, as coarsely as its owner needs to know it again. */
export interface Device {
	/** `Firefox, Android`; empty when it does not say. */
	label: string;
	/** What it was given when somebody signed in on it before. */
	secret: string | undefined;
}
