import { deliverMail } from '../mail/deliver.ts';
import { sendingMail } from '../mail/queue.ts';
import type { Running } from '../running.ts';
import { forgetExpired, forgettingExpired } from '../services/expiry.ts';
import { escalateHolds, escalatingHolds } from '../services/moderation/escalating.ts';
import { sendingQueueDigests, sendQueueDigests } from '../services/moderation/queue-news.ts';
import { carryingNotes, carryNotes } from '../services/notifications/carrying.ts';
import { pushingNotifications, pushNotifications } from '../services/notifications/pushing.ts';
import { tellingFollowers } from '../services/notifications/recording.ts';
import { sendingNotifications, sendNotifications } from '../services/notifications/sending.ts';
import { tellFollowers } from '../services/notifications/telling.ts';
import { tellVoterBatch, tellingVoters } from '../services/polls/telling.ts';
import { tellBatch, tellingPeople } from '../services/proposals/telling.ts';
import type { JobHandler } from './queue.ts';

/** What the workers do, by the name of the job. A job that nobody works on waits. */
export function handlers({ config, db, carrier, pusher }: Running): Record<string, JobHandler> {
	return {
		[tellingPeople]: tellBatch(db),
		[forgettingExpired]: forgetExpired(db),
		[escalatingHolds]: escalateHolds(db),
		[tellingVoters]: tellVoterBatch(db),
		[tellingFollowers]: tellFollowers(db),
		[sendingNotifications]: sendNotifications(db),
		[pushingNotifications]: pushNotifications(db),
		[sendingQueueDigests]: sendQueueDigests(db),
		...(pusher && { [carryingNotes]: carryNotes(db, pusher) }),
		...(carrier && { [sendingMail]: deliverMail(db, carrier, config) })
	};
}

/** What comes back by itself, by the name of the job: a cron expression, in UTC. */
export const rhythms = {
	[forgettingExpired]: '23 * * * *',
	[escalatingHolds]: '*/10 * * * *',
	[sendingNotifications]: '* * * * *',
	[pushingNotifications]: '* * * * *',
	[sendingQueueDigests]: '* * * * *'
};
