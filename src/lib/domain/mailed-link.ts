const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds that a link works once it was mailed (an invitation of an admin: once it was printed). */
export const linkLasts = {
	'sign-up': day,
	'sign-in': 30 * minute,
	reset: hour,
	'change-email': day,
	'admin-invitation': 7 * day
} as const;

export type LinkPurpose = keyof typeof linkLasts;

/** Seconds that a link may wait for its mail to be written; the queue keeps a mail for two weeks. */
export const waitsForMail = 15 * day;
