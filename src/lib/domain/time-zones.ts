export interface TimeZoneArea {
	/** `Europe`, `America`…; empty for what belongs to no area. */
	area: string;
	zones: string[];
}

/** The time zones that the platform knows, by area, Europe first; `kept` is among them in any case. */
export function timeZonesByArea(kept: string): TimeZoneArea[] {
	const known = new Set([...Intl.supportedValuesOf('timeZone'), kept, 'UTC']);
	const areas = new Map<string, string[]>([['Europe', []]]);
	for (const zone of [...known].sort()) {
		const area = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : '';
		areas.set(area, [...(areas.get(area) ?? []), zone]);
	}
	return [...areas].map(([area, zones]) => ({ area, zones }));
}
