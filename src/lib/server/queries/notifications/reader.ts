import { defaultChoice, type NotificationChoice } from '#lib/domain/notification/choice.ts';
import type { Resident } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import { sift, siftPushed, type Sifted } from '#lib/domain/notification/sifting.ts';
import type { Db } from '../../database/connect.ts';
import { cityById, cityWithResident } from '../cities.ts';
import { choiceOfResident } from './choices.ts';
import { pushChoiceOfResident } from './push-choices.ts';
import { toldOf, type Told } from './told.ts';

export interface Reader {
	city: City;
	resident: Resident;
	choice: NotificationChoice;
}

/** Who a letter is for, as they are now; undefined when they are not in the city any more. */
export async function readerOf(
	db: Db,
	{ cityId, accountId, now }: { cityId: number; accountId: number; now: Date }
): Promise<Reader | undefined> {
	const slug = (await cityById(db, cityId))?.slug;
	const place = slug ? await cityWithResident(db, slug, accountId, now) : undefined;
	if (!place?.resident) return undefined;
	const { city, resident } = place;
	const choice = await choiceOfResident(db, { cityId, residentId: resident.id });
	return { city, resident, choice: choice ?? defaultChoice };
}

/** What of these occurrences the reader may be told of at this moment. */
export async function siftFor(
	db: Db,
	{ city, resident, choice }: Reader,
	ids: readonly number[]
): Promise<Sifted<Told & { muted: boolean | null }>> {
	return sift(ids, await toldOf(db, city.id, resident, ids), choice);
}

/** The same for a note on the reader's devices. */
export async function siftForPush(
	db: Db,
	{ city, resident, choice }: Reader,
	ids: readonly number[]
): Promise<Sifted<Told & { muted: boolean | null }>> {
	const push = await pushChoiceOfResident(db, { cityId: city.id, residentId: resident.id });
	return siftPushed(ids, await toldOf(db, city.id, resident, ids), choice, push);
}
