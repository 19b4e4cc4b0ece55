/**
 * The small vocabulary of refusal. Each has a reason: the key `refusal_<reason>` of a sentence in
 * i18n/messages that says to a human what to do next. One place (server/http/refusals.ts) turns
 * them into a status; everything else that is thrown is a fault of ours.
 */
export abstract class Refusal extends Error {
	readonly reason: string;
	readonly details: Readonly<Record<string, string | number>>;
	constructor(reason: string, details: Readonly<Record<string, string | number>> = {}) {
		super(reason);
		this.reason = reason;
		this.details = details;
	}
}

/** It does not exist, or not for this viewer: 404. */
export class NotFound extends Refusal {
	constructor(reason = 'not_found') {
		super(reason);
	}
}

/** It exists and may be seen, but this actor may not do that: 403. */
export class Forbidden extends Refusal {
	constructor(reason = 'forbidden') {
		super(reason);
	}
}

/** One has to sign in first: pages lead to the sign-in and back, 401 elsewhere. */
export class SignInRequired extends Refusal {
	constructor(reason = 'sign_in_required') {
		super(reason);
	}
}

/** The state of things no longer allows it (closed, answered, taken): 409. */
export class Conflict extends Refusal {}

/** The input cannot be taken; `field` is the name of the form field it belongs to: 400. */
export class Invalid extends Refusal {
	readonly field: string | undefined;
	constructor(reason: string, field?: string, details?: Readonly<Record<string, string | number>>) {
		super(reason, details);
		this.field = field;
	}
}

/** More than is taken at once: 413. */
export class TooLarge extends Refusal {
	constructor(reason = 'too_large', details?: Readonly<Record<string, string | number>>) {
		super(reason, details);
	}
}

/** Something outside that this needs does not answer now: 503. */
export class Unavailable extends Refusal {}

/** Too many tries; `retryAfter` in seconds: 429. */
export class TooMany extends Refusal {
	readonly retryAfter: number;
	constructor(retryAfter: number, reason = 'too_many') {
		super(reason, { minutes: Math.max(1, Math.ceil(retryAfter / 60)) });
		this.retryAfter = retryAfter;
	}
}
