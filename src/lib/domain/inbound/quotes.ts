/**
 * The lines of a mail that are not from the one it answers. Lines behind `>` go wherever they stand,
 * with the line that announces them; what Outlook puts below its block of headers has no sign of its
 * own, and goes to the end.
 */
export function withoutQuotes(lines: readonly string[]): string[] {
	const kept: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		if (beginsForeignMail(lines, at)) return withoutRule(kept);
		const announcing = announcementAt(lines, at);
		if (announcing) {
			const next = nextFilled(lines, at + announcing.lines);
			if (next !== undefined && !isQuoted(next) && announcing.namesAddress) return kept;
			if (next === undefined || isQuoted(next)) {
				at += announcing.lines - 1;
				continue;
			}
		}
		const line = lines[at] ?? '';
		if (!isQuoted(line)) kept.push(line);
	}
	return kept;
}

function nextFilled(lines: readonly string[], from: number): string | undefined {
	let at = from;
	while (lines[at]?.trim() === '') at += 1;
	return lines[at];
}

/** Longer lines are somebody's own words: no mail program writes such an announcement. */
const longest = 300;

function isQuoted(line: string): boolean {
	return /^ ?>/.test(line);
}

const wrote = /\b(?:wrote|skrev|schrieb)\b|\bkirjoitti\b/i;
const opening = /^\s*(?:on|am|den|ma|ti|ke|to|pe|la|su|\d{1,4})\b/i;

/**
 * "On 24 November at 10:00 Espoo <…> wrote:", in one line or broken into up to three. Somebody may write
 * "as the mayor wrote in 2019:" themselves, so what stands below unquoted goes only if there is an
 * address in it.
 */
function announcementAt(
	lines: readonly string[],
	at: number
): { lines: number; namesAddress: boolean } | undefined {
	for (let count = 1; count <= 3; count += 1) {
		const last = lines[at + count - 1] ?? '';
		if (last.trim() === '' || isQuoted(last) || last.length > longest) return undefined;
		if (!last.endsWith(':')) continue;
		const said = lines.slice(at, at + count).join(' ');
		const namesAddress = said.includes('@');
		if (!wrote.test(said) || !(namesAddress || /\d/.test(said))) return undefined;
		return count === 1 || opening.test(said) ? { lines: count, namesAddress } : undefined;
	}
	return undefined;
}

const divider =
	/^\s*[-_]{2,}\s*(?:original message|forwarded message|alkuperäinen viesti|välitetty viesti|ursprungligt meddelande|vidarebefordrat meddelande|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht)\s*[-_]{2,}/i;
const fromLine = /^\s*\*?(?:from|von|från|lähettäjä)\s?:\*?\s*\S/i;
const headerLine =
	/^\s*\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|skickat|till|ämne|lähetetty|päiväys|päivämäärä|vastaanottaja|aihe)\s?:/i;

/** A dividing line, or who sent it followed by at least two more headers. */
function beginsForeignMail(lines: readonly string[], at: number): boolean {
	const line = lines[at] ?? '';
	if (line.length > longest) return false;
	if (divider.test(line)) return true;
	if (!fromLine.test(line)) return false;
	const below = lines.slice(at + 1, at + 6).filter((one) => headerLine.test(one.slice(0, longest)));
	return below.length >= 2;
}

/** The rule that Outlook draws above its block. */
function withoutRule(lines: readonly string[]): string[] {
	const end = lines.findLastIndex((line) => !/^\s*[-_]*\s*$/.test(line.slice(0, longest)));
	return lines.slice(0, end + 1);
}
