import type { Db, Trx } from '../../database/connect.ts';
import { enqueue, type JobHandler } from '../../jobs/queue.ts';
import { log } from '../../log.ts';
import type { Pusher } from '../../push/service.ts';
import { deleteDevice, deviceById } from '../../queries/notifications/devices.ts';
import { writeNote } from './note.ts';

/** The name of the background job: one note to one device, tried again for about two hours. */
export const carryingNotes = 'carry-note';

export interface CarryingNote {
	cityId: number;
	device: number;
	/** What happened; none for a note that somebody sends to try it out. */
	occurrences: number[];
}

export async function carryLater(trx: Trx, note: CarryingNote): Promise<void> {
	const { cityId, device, occurrences } = note;
	const key = occurrences.length > 0 ? `${cityId} ${device} ${occurrences.join(' ')}` : undefined;
	await enqueue(trx, carryingNotes, note, { key });
}

/**
 * Writes one note, as far as its reader may be told now, and takes it out. A browser that is not
 * reached any more is forgotten.
 */
export function carryNotes(
	db: Db,
	pusher: Pusher,
	{ now = () => new Date() }: { now?: () => Date } = {}
): JobHandler {
	return async (payload, { tries }) => {
		const { cityId, device, occurrences } = payload as CarryingNote;
		const moment = now();
		const to = await deviceById(db, { cityId, id: device }, moment);
		const note = to && (await writeNote(db, { cityId, occurrences, to, now: moment }));
		if (!note) return;
		try {
			const taken = await pusher.push(to, note);
			if (taken === 'gone') await deleteDevice(db, { cityId, id: device });
			if (taken === 'refused') log.warn({ tries }, 'note refused by the push service');
		} catch (fault) {
			log.warn({ tries, fault: codeOf(fault) }, 'note not taken');
			throw fault;
		}
	};
}

/** The words of a fault may hold the address of a browser: the log gets its name. */
function codeOf(fault: unknown): string {
	const { code, name } = fault as { code?: unknown; name?: unknown };
	return typeof code === 'string' ? code : String(name);
}
