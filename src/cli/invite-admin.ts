import { parseArgs } from 'node:util';
import { founding } from '#lib/domain/founding.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { inviteAdmin } from '#lib/server/services/admin-invitations.ts';
import { listCities } from '#lib/server/services/arrival.ts';
import { foundCity } from '#lib/server/services/founding.ts';
import { withDatabase } from './support/database.ts';
import { operatorIn } from './support/operator.ts';
import { Misuse } from './support/say.ts';

const usage = `npm run -s kumppani -- invite-admin EMAIL --city CITY [options]

Prints a link that makes the owner of the address an admin of the city. It works once, for a week.

  --city CITY          the city's name in addresses, such as espoo

When there is no such city yet, these found it; its admins can change all of them later:

  --name NAME          the city's name on the pages
  --languages LIST     the languages of its pages, its own first: some of en,fi,sv,de
  --time-zone ZONE     such as Europe/Helsinki
  --accent COLOUR      the city's colour, such as #0050bb`;

const cityOptions = {
	name: { type: 'string' },
	languages: { type: 'string' },
	'time-zone': { type: 'string' },
	accent: { type: 'string' }
} as const;
type CityWishes = Partial<Record<keyof typeof cityOptions, string>>;

/** kumppani invite-admin: how the first person gets in. */
export async function run(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { city: { type: 'string' }, help: { type: 'boolean', default: false }, ...cityOptions }
	});
	const { help, city, ...wishes } = values;
	if (help) return console.log(usage);
	const [email, ...more] = positionals;
	if (!email || more.length > 0 || !city) throw new Misuse(usage);

	const config = readConfig(process.env);
	await withDatabase(config, async (db) => {
		await foundIfNew(db, city, wishes);
		const path = await inviteAdmin(await operatorIn(db, city), email);
		console.log(
			`Give this link to ${email}. It works once, for a week:\n${addressOf(config)}${path}`
		);
	});
}

async function foundIfNew(db: Db, slug: string, wishes: CityWishes): Promise<void> {
	const known = (await listCities(db)).some((city) => city.slug === slug);
	const given = Object.keys(wishes);
	if (known && given.length > 0)
		throw new Misuse(
			`"${slug}" is here already: leave out ${given.map((name) => `--${name}`).join(', ')}.`
		);
	if (known) return;
	const { 'time-zone': timeZone, ...rest } = wishes;
	const read = founding.safeParse({ slug, timeZone, ...rest });
	if (!read.success) {
		const missing = read.error.issues.map(({ path }) => `  ${needed[String(path[0])]}`);
		throw new Misuse(
			`There is no city "${slug}" yet. To found it, these are needed:\n${[...new Set(missing)].join('\n')}`
		);
	}
	await foundCity({ db, actor: { kind: 'operator' } }, read.data);
	console.log(`Founded ${read.data.name} (${slug}).`);
}

const needed: Record<string, string> = {
	slug: '--city       small letters, digits and dashes, three or more, and no word that the site uses',
	name: '--name       the name of the city',
	languages: '--languages  some of en,fi,sv,de, with commas between them',
	timeZone: '--time-zone  such as Europe/Helsinki',
	accent: '--accent     a colour, such as #0050bb'
};

function addressOf({ origin, port }: Config): string {
	return origin ?? `http://localhost:${port}`;
}
