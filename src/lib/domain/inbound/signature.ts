/**
 * The lines above a signature: above `-- ` (RFC 3676, 4.3; many programs lose its space), and without
 * what telephones and web mail put below by themselves.
 */
export function withoutSignature(lines: readonly string[]): string[] {
	const delimiter = lines.findIndex((line) => /^--\s?$/.test(line));
	const above = delimiter === -1 ? lines : lines.slice(0, delimiter);
	const end = above.findLastIndex((line) => line.trim() !== '' && !isAdvertisement(line));
	return above.slice(0, end + 1);
}

const opening =
	/^\s*\*?(?:sent (?:from|with|via|using)|get outlook|lähetetty|hanki outlook|skickat|skickades|skaffa outlook|hämta outlook|gesendet|von mein|diese (?:nachricht|mail|e-mail) wurde|holen sie sich outlook|outlook für)/i;
const program =
	/iphone|ipad|ios\b|android|samsung|galaxy|huawei|xiaomi|nokia|pixel|fairphone|windows|outlook|gmail|yahoo|proton|gmx|web\.de|thunderbird|k-9|\bmail\b|mailista|phone|puhelime|mobil|handy|telefon|tablet|surfplatta/i;

/** "Sent from my iPhone", in four languages. */
function isAdvertisement(line: string): boolean {
	return line.length <= 100 && opening.test(line) && program.test(line);
}
