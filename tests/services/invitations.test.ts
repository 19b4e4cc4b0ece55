import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import {
	Conflict,
	Forbidden,
	Invalid,
	NotFound,
	SignInRequired,
	TooMany
} from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { editGroup, readGroup } from '#lib/server/services/groups.ts';
import { acceptInvitation, readInvitation } from '#lib/server/services/guests.ts';
import {
	createInvitationLink,
	inviteAddresses,
	listInvitations,
	revokeInvitation
} from '#lib/server/services/invitations.ts';
import { endSeat, listMembers } from '#lib/server/services/seats.ts';
import { aCity, again, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { accountOf, aGroup, aGroupInput, seated, verbsOf } from '../support/group.ts';
import { lettersSent } from '../support/letters.ts';

let database: FreshDatabase;
let city: City;
let groupId: number;
let aino: Context, bertil: Context, visitor: Context;
const month = { days: 30 };

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	groupId = await aGroup(db, city, { visibility: 'members', joining: 'invitation' });
	aino = await seated(await resident(db, city, 'Aino'), groupId, { role: 'coordinator' });
	bertil = await resident(db, city, 'Bertil');
	visitor = asVisitor(db, city);
	await lettersSent(db);
});
afterAll(() => database.drop());

const isMember = async (who: Context) => {
	const { actor } = await again(who, accountOf(who));
	return actor.kind === 'resident' && actor.seats.some((seat) => seat.groupId === groupId);
};
const later = (who: Context, days: number) => ({
	...who,
	now: new Date(who.now.getTime() + days * 86_400_000)
});
/** The secret in the link of a letter. */
const tokenIn = (text = '') => /\/invitation\/([a-z2-7]{32})/.exec(text)?.[1] ?? '';

describe('a link', () => {
	test('shows the group to whoever has it, and gives a seat to who accepts', async () => {
		const token = await createInvitationLink(aino, groupId, month);
		expect(await readInvitation(visitor, token)).toMatchObject({
			groupName: 'Future workshop',
			hostName: 'Aino',
			alreadyMember: false
		});
		expect(await acceptInvitation(bertil, token)).toBe(groupId);
		expect(await isMember(bertil)).toBe(true);
		expect(await verbsOf(database.db, city)).toEqual(['invite by link', 'accept invitation']);
	});
	test('looking at it gives no seat, and accepting asks a visitor to sign in', async () => {
		const token = await createInvitationLink(aino, groupId, month);
		await readInvitation(bertil, token);
		expect(await isMember(bertil)).toBe(false);
		await expect(acceptInvitation(visitor, token)).rejects.toThrow(SignInRequired);
	});
	test('may be used by many, each of whom gets one seat however often they press', async () => {
		const token = await createInvitationLink(aino, groupId, month);
		const clara = await resident(database.db, city, 'Clara');
		const presses = [bertil, clara, bertil, clara, bertil].map((who) =>
			acceptInvitation(who, token)
		);
		await Promise.all(presses);
		expect((await listMembers(aino, groupId, { search: '', former: false })).seats).toHaveLength(3);
	});
	test('is kept only as a hash', async () => {
		const token = await createInvitationLink(aino, groupId, month);
		const { token_hash } = await database.db
			.selectFrom('invitation')
			.where('group_id', '=', groupId)
			.select('token_hash')
			.executeTakeFirstOrThrow();
		expect(token).toMatch(/^[a-z2-7]{32}$/);
		expect(token_hash).not.toContain(token);
	});
	test('works until its last moment, and not after it was revoked', async () => {
		const over = new Conflict('invitation_over');
		const token = await createInvitationLink(aino, groupId, { days: 7 });
		await readInvitation(later(visitor, 6.99), token);
		await expect(readInvitation(later(visitor, 7), token)).rejects.toThrow(over);
		await expect(acceptInvitation(later(bertil, 7), token)).rejects.toThrow(over);
		const { invitations } = await listInvitations(aino, groupId);
		await revokeInvitation(aino, groupId, invitations[0]?.id ?? 0);
		await expect(readInvitation(visitor, token)).rejects.toThrow(over);
		await expect(acceptInvitation(bertil, token)).rejects.toThrow(over);
		expect(await isMember(bertil)).toBe(false);
	});
	test('leads nowhere when it was made up, or opened in another city', async () => {
		const token = await createInvitationLink(aino, groupId, month);
		const neighbour = await resident(database.db, await aCity(database.db), 'Elsa');
		await expect(readInvitation(visitor, 'a'.repeat(32))).rejects.toThrow(NotFound);
		await expect(readInvitation(neighbour, token)).rejects.toThrow(NotFound);
		await expect(acceptInvitation(neighbour, token)).rejects.toThrow(NotFound);
	});
	test('of a closed group takes nobody', async () => {
		const token = await createInvitationLink(aino, groupId, month);
		await editGroup(aino, groupId, { ...aGroupInput, state: 'closed' });
		const closed = new Conflict('group_closed');
		await expect(readInvitation(visitor, token)).rejects.toThrow(closed);
		await expect(acceptInvitation(bertil, token)).rejects.toThrow(closed);
		await expect(createInvitationLink(aino, groupId, month)).rejects.toThrow(closed);
	});
});

describe('an invitation by mail', () => {
	const invite = (addresses: string) => inviteAddresses(aino, groupId, { addresses, ...month });

	test('is written in the language of the group, with a link that nobody else has', async () => {
		expect(await invite('aune@example.org')).toEqual({ invited: 1, alreadyInvited: 0 });
		const [letter] = await lettersSent(database.db);
		expect(letter).toMatchObject({ to: 'aune@example.org', locale: 'en' });
		expect(letter?.subject).toBe('Invitation to the group “Future workshop”');
		expect(letter?.text).toContain(
			'Aino invites you to the partner group “Future workshop” of Espoo.'
		);
		expect(letter?.text).toContain('until 23 December 2026');
		expect(await readInvitation(visitor, tokenIn(letter?.text))).toMatchObject({
			hostName: 'Aino'
		});
	});
	test('is for one person, once: of ten at the same moment one gets the seat', async () => {
		await invite('aune@example.org');
		const [letter] = await lettersSent(database.db);
		const token = tokenIn(letter?.text);
		const people = await Promise.all(
			Array.from({ length: 10 }, (_, n) => resident(database.db, city, `Person ${n}`))
		);
		const results = await Promise.allSettled(people.map((who) => acceptInvitation(who, token)));
		expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
		expect((await listMembers(aino, groupId, { search: '', former: false })).seats).toHaveLength(2);
		const { invitations } = await listInvitations(aino, groupId);
		expect(invitations[0]?.acceptedByName).toMatch(/^Person \d$/);
	});
	test('is not used up by somebody who is a member already', async () => {
		await invite('aune@example.org');
		const token = tokenIn((await lettersSent(database.db))[0]?.text);
		await acceptInvitation(aino, token);
		expect(await readInvitation(aino, token)).toMatchObject({ alreadyMember: true });
		await acceptInvitation(bertil, token);
		expect(await isMember(bertil)).toBe(true);
	});
	test('goes to a whole list, and not twice to who has one', async () => {
		await invite('aune@example.org');
		expect(await invite('Aune@Example.org; berit@example.org\ncarl@example.org')).toEqual({
			invited: 2,
			alreadyInvited: 1
		});
		const sent = (await lettersSent(database.db)).map((letter) => letter.to).sort();
		expect(sent).toEqual(['aune@example.org', 'berit@example.org', 'carl@example.org']);
	});
	test('sent twice at the same moment is sent once', async () => {
		const results = await Promise.all([invite('aune@example.org'), invite('aune@example.org')]);
		expect(results.map((result) => result.invited).sort()).toEqual([0, 1]);
	});
	test('goes to nobody when a line of the list is wrong, or the list is empty', async () => {
		const wrong = new Invalid('address_lines', 'addresses', { count: 1 });
		await expect(invite('aune@example.org\nBerit')).rejects.toThrow(wrong);
		await expect(invite(' \n')).rejects.toThrow(new Invalid('no_addresses', 'addresses'));
		expect(await lettersSent(database.db)).toEqual([]);
	});
	test('is not written any more when it was revoked before', async () => {
		await invite('aune@example.org');
		const { invitations } = await listInvitations(aino, groupId);
		await revokeInvitation(aino, groupId, invitations[0]?.id ?? 0);
		expect(await lettersSent(database.db)).toEqual([]);
	});
	test('is no newsletter: a thousand a day is the most', async () => {
		const list = (name: string) =>
			Array.from({ length: 500 }, (_, n) => `${name}${n}@example.org`).join('\n');
		await invite(list('a'));
		await invite(list('b'));
		await expect(invite('one.more@example.org')).rejects.toThrow(TooMany);
		const more = { addresses: 'one.more@example.org', ...month };
		expect(await inviteAddresses(later(aino, 1.01), groupId, more)).toMatchObject({ invited: 1 });
		await expect(invite(`${list('c')}\nz@example.org`)).rejects.toThrow(
			new Invalid('too_many_addresses', 'addresses', { count: 500 })
		);
	});
});

test('who was invited sees a hidden group as a member, and no longer when the seat has ended', async () => {
	const token = await createInvitationLink(aino, groupId, month);
	await acceptInvitation(bertil, token);
	const member = await again(bertil, accountOf(bertil));
	expect((await readGroup(member, groupId)).people.members).toBe(2);
	const { seats } = await listMembers(aino, groupId, { search: 'Bertil', former: false });
	await endSeat(aino, groupId, seats[0]?.id ?? 0);
	await expect(readGroup(await again(bertil, accountOf(bertil)), groupId)).rejects.toThrow(
		NotFound
	);
});

test('only coordinators and staff invite, see and revoke; to others a hidden group is not there', async () => {
	const { db } = database;
	await createInvitationLink(aino, groupId, month);
	const { invitations } = await listInvitations(aino, groupId);
	const id = invitations[0]?.id ?? 0;
	const list = { addresses: 'a@example.org', ...month };
	const member = await seated(await resident(db, city, 'Mira'), groupId);
	const neighbour = await resident(db, await aCity(db), 'Elsa', { role: 'admin' });
	for (const [who, refusal] of [
		[member, Forbidden],
		[bertil, NotFound],
		[visitor, NotFound],
		[neighbour, NotFound]
	] as const) {
		await expect(listInvitations(who, groupId)).rejects.toThrow(refusal);
		await expect(createInvitationLink(who, groupId, month)).rejects.toThrow(refusal);
		await expect(inviteAddresses(who, groupId, list)).rejects.toThrow(refusal);
		await expect(revokeInvitation(who, groupId, id)).rejects.toThrow(refusal);
	}
	const other = await aGroup(db, city);
	const otherCoordinator = await seated(bertil, other, { role: 'coordinator' });
	await expect(revokeInvitation(otherCoordinator, other, id)).rejects.toThrow(NotFound);
});
