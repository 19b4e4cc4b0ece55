/** The day (`YYYY-MM-DD`) that `moment` falls on in a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
