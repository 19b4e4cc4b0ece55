import type { Locale } from '#lib/domain/locale.ts';
import { m } from './paraglide/messages.js';

type Say = (inputs: Record<string, string | number>, options?: { locale?: Locale }) => string;

const sayings = m as unknown as Record<string, Say | undefined>;

/**
 * A sentence by a key that is only known while running (a refusal, a state, a field's fault).
 * On the server alone: it would bring every message to the browser. Falls back to `otherwise`.
 */
export function say(
	key: string,
	inputs: Record<string, string | number> = {},
	otherwise: keyof typeof m = 'refusal_unexpected',
	locale?: Locale
): string {
	const name = key.replaceAll('-', '_');
	const saying = sayings[name] ?? sayings[otherwise];
	return saying ? saying(inputs, locale && { locale }) : name;
}
