import type { Generated, GeneratedAlways } from 'kysely';
import type { Rhythm } from '#lib/domain/notification/choice.ts';
import type { FollowKind } from '#lib/domain/notification/follow.ts';
import type { KindName, OccurrenceDetail } from '#lib/domain/notification/kinds.ts';
import type { JsonByDefault } from './json.ts';

export interface FollowTable {
	city_id: number;
	resident_id: number;
	kind: FollowKind;
	subject_id: number;
	muted: Generated<boolean>;
	because: 'chosen' | 'took-part';
	since: Generated<Date>;
	group_id: GeneratedAlways<number | null>;
	content_id: GeneratedAlways<number | null>;
	category_id: GeneratedAlways<number | null>;
	neighbourhood_id: GeneratedAlways<number | null>;
	person_id: GeneratedAlways<number | null>;
}

export interface OccurrenceTable {
	city_id: number;
	id: GeneratedAlways<number>;
	kind: KindName;
	content_id: number | null;
	group_id: number | null;
	actor_id: number | null;
	at: Date;
	detail: JsonByDefault<OccurrenceDetail>;
}

export interface DeliveryTable {
	city_id: number;
	occurrence_id: number;
	resident_id: number;
	channel: 'app' | 'mail' | 'digest' | 'push';
	due_at: Date;
	sent_at: Date | null;
	dropped: 'not-visible' | 'not-followed' | 'switched-off' | null;
	read_at: Date | null;
	waiting: GeneratedAlways<boolean>;
}

export interface NotificationChoiceTable {
	city_id: number;
	resident_id: number;
	rhythm: Rhythm;
	hour: number;
	weekly_cap: number;
	quiet_from: number | null;
	quiet_to: number | null;
	off: Generated<string[]>;
}

export interface UnsubscribeKeyTable {
	city_id: number;
	key: string;
}

export interface PushSubscriptionTable {
	city_id: number;
	id: GeneratedAlways<number>;
	resident_id: number;
	session_hash: string;
	endpoint: string;
	p256dh: string;
	auth: string;
	since: Generated<Date>;
}

export interface PushChoiceTable {
	city_id: number;
	resident_id: number;
	kinds_off: Generated<string[]>;
	groups_off: Generated<number[]>;
}
