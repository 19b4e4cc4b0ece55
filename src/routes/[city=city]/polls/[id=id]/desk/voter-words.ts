import { m } from '#lib/i18n/paraglide/messages.js';

interface Known {
	name: string | null;
	hint: string | null;
	memberNumber: string | null;
}

/** How the desk calls somebody; a holder of a code has no name. */
export function nameOf({ name, hint, memberNumber }: Known): string {
	if (name !== null) return name;
	if (memberNumber !== null) return m.desk_member_number({ number: memberNumber });
	return hint ?? m.desk_code_holder();
}
