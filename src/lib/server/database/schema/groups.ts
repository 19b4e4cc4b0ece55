import type { Generated } from 'kysely';
import type {
	GroupJoining,
	GroupState,
	GroupVisibility,
	JoinRequestState
} from '#lib/domain/group.ts';
import type { GroupRole } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Json } from './json.ts';

export interface PartnerGroupTable {
	city_id: number;
	id: Generated<number>;
	name: string;
	purpose: string;
	purpose_html: string;
	theme: Generated<string>;
	language: Locale;
	picture_id: string | null;
	picture_alt: Generated<string>;
	visibility: GroupVisibility;
	joining: GroupJoining;
	state: Generated<GroupState>;
	support_threshold: number | null;
	created_by: number | null;
	/** Who wrote last what stands on its page. */
	written_by: number | null;
	/** What stood there before a decision hid it, and that decision. */
	hidden_page: Json<HiddenPage> | null;
	page_hidden_by: number | null;
	created_at: Generated<Date>;
	/** Until then what is written here is looked at before it is shown. */
	looked_at_until: Generated<Date | null>;
	looked_at_because: Generated<string>;
	/** How long that took lately, in the middle. */
	waiting_minutes: Generated<number | null>;
}

/** All that people read of a group. */
export interface HiddenPage {
	name: string;
	purpose: string;
	purposeHtml: string;
	theme: string;
	pictureId: string | null;
	pictureAlt: string;
}

/** Days are 'YYYY-MM-DD' in the city's time zone. */
export interface SeatTable {
	city_id: number;
	id: Generated<number>;
	group_id: number;
	resident_id: number;
	role: Generated<GroupRole>;
	starts_on: string;
	ends_on: string | null;
	substitute_for: number | null;
	ended_at: Date | null;
	created_at: Generated<Date>;
}

export interface JoinRequestTable {
	city_id: number;
	id: Generated<number>;
	group_id: number;
	resident_id: number;
	message: string;
	state: Generated<JoinRequestState>;
	answer: Generated<string>;
	decided_by: number | null;
	decided_at: Date | null;
	created_at: Generated<Date>;
}

export interface InvitationTable {
	city_id: number;
	id: Generated<number>;
	group_id: number;
	token_hash: string;
	email: string | null;
	created_by: number;
	created_at: Generated<Date>;
	expires_at: Date;
	accepted_by: number | null;
	accepted_at: Date | null;
	revoked_at: Date | null;
}
