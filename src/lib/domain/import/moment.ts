/**
 * The moment that a date in a file means: ISO (`2022-11-19T19:39:40`, `2022-11-19 19:39:40 +0100`) or as people
 * write it (`19.11.2022`, `19/11/2022 19:39`). Without an offset it is the city's own time; a day alone
 * is its noon. Undefined for anything else, and for days that no calendar has.
 */
export function readMoment(text: string, timeZone: string): Date | undefined {
	const [, year, month, day, rest] = iso.exec(text) ?? reordered(text) ?? [];
	if (!year || !month || !day) return undefined;
	const time = clock.exec(rest?.trim() ?? '');
	if (rest?.trim() && !time) return undefined;
	const [, hour = '12', minute = '00', second = '00', fraction = '', offset] = time ?? [];
	const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}`;
	const asUtc = new Date(`${written}Z`);
	if (Number.isNaN(asUtc.getTime()) || asUtc.getUTCDate() !== Number(day)) return undefined;
	if (offset) return new Date(written + normal(offset));
	return new Date(asUtc.getTime() - aheadOfUtc(asUtc, timeZone));
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.*))?$/;
const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,?\s+(.*))?$/;
const clock =
	/^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(\.\d{1,6})?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

function reordered(text: string): (string | undefined)[] | undefined {
	const [all, day, month, year, rest] = european.exec(text) ?? [];
	return all ? [all, year, month, day, rest] : undefined;
}

function normal(offset: string): string {
	if (offset === 'Z' || offset === 'UTC') return 'Z';
	return `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
}

/** How far the clocks of a time zone are ahead of UTC at about that moment, in milliseconds. */
function aheadOfUtc(moment: Date, timeZone: string): number {
	const shown = clockIn(timeZone).format(moment);
	return (
		Math.round((Date.parse(`${shown.replace(' ', 'T')}Z`) - moment.getTime()) / 60_000) * 60_000
	);
}

/** Made once for a time zone: it takes longer than all of the reading. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
	const clock =
		clocks.get(timeZone) ??
		new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	clocks.set(timeZone, clock);
	return clock;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
