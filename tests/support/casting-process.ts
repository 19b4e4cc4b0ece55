// A process that casts ballots as fast as it can and says each receipt that it was handed, until it is killed.
import { connect } from '#lib/server/database/connect.ts';
import { cityBySlug, cityWithResident } from '#lib/server/queries/cities.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { keepPolls } from '#lib/server/services/polls/keeping.ts';

const [url = '', slug = '', pollId = '', ...accounts] = process.argv.slice(2);
const db = connect(url, { max: 6 });
const city = await cityBySlug(db, slug);
if (!city) throw new Error(`There is no city ${slug}.`);
const now = new Date();
keepPolls(db, (fault) => console.error(fault), { leaves: 5, moments: 10_000 });
process.stdout.write('ready\n');

await Promise.all(
	Array.from({ length: 6 }, async (_, lane) => {
		for (let place = lane; place < accounts.length; place += 6) {
			const found = await cityWithResident(db, slug, Number(accounts[place]), now);
			if (!found?.resident) throw new Error('Nobody lives here.');
			const context = { db, now, city, locale: 'en' as const, actor: found.resident };
			const choices = { q1: [[place % 3]] };
			const { leaf } = await castBallot(
				context,
				Number(pollId),
				{ by: 'account' },
				{ choices, words: {} }
			);
			process.stdout.write(`${leaf}\n`);
		}
	})
);
process.stdout.write('done\n');
