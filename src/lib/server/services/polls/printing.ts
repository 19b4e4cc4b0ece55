import { residentId } from '#lib/domain/actor.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { codesOf } from '../../poll-codes.ts';
import { printBallot } from '../../print/ballot.ts';
import { printLetters } from '../../print/letters.ts';
import type { SheetSize } from '../../print/paper.ts';
import { printPoster } from '../../print/poster.ts';
import type { Printing } from '../../print/printing.ts';
import { recordActivity } from '../../queries/activity.ts';
import { secretOf } from '../../queries/polls/rules.ts';
import type { FoundPoll } from '../../queries/polls.ts';
import { listWords } from '../../queries/word-lists.ts';
import { aboutOf } from './about.ts';
import { readPoll } from './showing.ts';

/** What can be printed of a poll, for the page that offers it. */
export async function openPrinting(context: Context, id: number) {
	const { poll, plan } = await readPoll(context, id);
	authorize(context.actor, 'enter paper ballots', { groupId: poll.groupId ?? undefined });
	return {
		about: aboutOf(poll),
		canPrint: isPrinted(poll) && plan !== null && poll.closesAt !== null,
		codes: plan?.electorate.kind === 'codes' ? plan.electorate.count : null
	};
}

/** A paper ballot (PDF), for those who run the poll: who may print one decides how many there are. */
export async function ballotPaper(
	context: Context,
	id: number,
	{ large, place }: { large: boolean; place: string }
): Promise<Uint8Array> {
	const { poll, printing } = await printingOf(context, id, place);
	authorize(context.actor, 'enter paper ballots', { groupId: poll.groupId ?? undefined });
	return printBallot({ ...printing, large });
}

/** A poster (PDF), for everybody who can see the poll. `address` is that of its page, in full. */
export async function pollPoster(
	context: Context,
	id: number,
	{ size, place, address }: { size: SheetSize; place: string; address: string }
): Promise<Uint8Array> {
	const { db, city, locale } = context;
	const { poll, printing } = await printingOf(context, id, place);
	const { electorate } = printing.rules;
	const some = electorate.kind === 'residents' ? electorate.neighbourhoods : [];
	const list = { table: 'neighbourhood', cityId: city.id } as const;
	const known = some.length > 0 ? await listWords(db, list) : [];
	return printPoster({
		...printing,
		size,
		address,
		names: {
			group: poll.groupName ?? '',
			neighbourhoods: known
				.filter(({ id }) => some.includes(id))
				.map(({ names }) => wordsIn(names, locale, city.locales).text)
		}
	});
}

/**
 * A letter for every code (PDF, part by part), for those who run the poll, until it is closed: the key
 * that codes are made of is destroyed then. Codes are stored nowhere; the log says who printed them.
 * @throws Conflict when the electorate has no codes
 */
export async function pollLetters(
	context: Context,
	id: number,
	{ address, voteAddress, place }: LetterAddresses
): Promise<AsyncGenerator<Uint8Array>> {
	const { db, city, actor, locale } = context;
	const { poll, printing } = await printingOf(context, id, place);
	authorize(actor, 'open poll', { groupId: poll.groupId ?? undefined });
	const { electorate } = printing.rules;
	const secret = await secretOf(db, { cityId: city.id, pollId: id });
	if (electorate.kind !== 'codes' || !secret) throw new Conflict('poll_no_codes');
	await recordActivity(db, {
		cityId: city.id,
		actorId: residentId(actor),
		verb: 'print poll letters',
		groupId: poll.groupId ?? undefined,
		contentId: id,
		detail: { count: electorate.count }
	});
	const contact = wordsIn(city.contact, locale, city.locales).text.split('\n');
	return printLetters({
		...printing,
		codes: codesOf(secret.codeKey, id, electorate.count),
		address,
		voteAddress,
		contact: [...contact, city.contactEmail ?? ''].filter((line) => line.trim() !== '')
	});
}

export interface LetterAddresses {
	/** The whole address where a code is typed. */
	address: string;
	/** The whole address behind the QR code of this code. */
	voteAddress(code: string): string;
	place: string;
}

async function printingOf(
	context: Context,
	id: number,
	place: string
): Promise<{ poll: FoundPoll; printing: Printing }> {
	const { city, locale, now } = context;
	const { poll, plan } = await readPoll(context, id);
	if (!isPrinted(poll)) throw new Conflict('poll_closed_printing');
	if (!plan || !poll.closesAt) throw new Conflict('poll_incomplete');
	const name = wordsIn(city.names, locale, city.locales).text;
	return {
		poll,
		printing: {
			rules: { ...plan, closesAt: poll.closesAt.toISOString() },
			city: { name, accent: city.accent, timeZone: city.timeZone, currency: city.currency },
			locale,
			now,
			...(place ? { votingPlace: place } : {})
		}
	};
}

function isPrinted({ state }: FoundPoll): boolean {
	return state === 'draft' || state === 'scheduled' || state === 'open';
}
