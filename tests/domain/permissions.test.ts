import { describe, expect, test } from 'vitest';
import type { Actor, CityRole, HeldSeat } from '#lib/domain/actor.ts';
import { Forbidden, SignInRequired } from '#lib/domain/errors.ts';
import { acts, authorize, may, type Act } from '#lib/domain/permissions.ts';

const visitor: Actor = { kind: 'visitor' };
const newcomer: Actor = { kind: 'newcomer', accountId: 9, displayName: 'Noor' };
const person = (role: CityRole, seats: HeldSeat[] = []): Actor => ({
	kind: 'resident',
	accountId: 1,
	id: 7,
	displayName: 'Aino',
	role,
	verified: false,
	seats
});

const people = {
	resident: person('resident'),
	member: person('resident', [{ groupId: 3, role: 'member' }]),
	coordinator: person('resident', [{ groupId: 3, role: 'coordinator' }]),
	author: person('resident'),
	facilitator: person('facilitator'),
	admin: person('admin')
};
type Persona = keyof typeof people;

/** The whole table: everybody who may. Who is not named may not. */
const table: Record<Act, Persona[]> = {
	'join group': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'leave group': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'read members': ['member', 'coordinator', 'facilitator', 'admin'],
	'found group': ['facilitator', 'admin'],
	'edit group': ['coordinator', 'facilitator', 'admin'],
	'invite to group': ['coordinator', 'facilitator', 'admin'],
	'decide join request': ['coordinator', 'facilitator', 'admin'],
	'give seat': ['coordinator', 'facilitator', 'admin'],
	'write proposal': ['member', 'coordinator', 'facilitator', 'admin'],
	'edit proposal': ['author'],
	'withdraw proposal': ['author'],
	'support proposal': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'review proposal': ['facilitator', 'admin'],
	'answer proposal': ['admin'],
	'report progress': ['facilitator', 'admin'],
	'suggest merger': ['facilitator', 'admin'],
	'answer merger': ['author'],
	'undo merger': ['author', 'facilitator', 'admin'],
	'write poll': ['coordinator', 'facilitator', 'admin'],
	'open poll': ['coordinator', 'facilitator', 'admin'],
	'add to roll': ['coordinator', 'facilitator', 'admin'],
	'remind voters': ['coordinator', 'facilitator', 'admin'],
	'assist voter': ['coordinator', 'facilitator', 'admin'],
	'enter paper ballots': ['coordinator', 'facilitator', 'admin'],
	'close poll': ['coordinator', 'facilitator', 'admin'],
	'publish results': ['coordinator', 'facilitator', 'admin'],
	'state outcome': ['coordinator', 'facilitator', 'admin'],
	'annul poll': ['coordinator', 'facilitator', 'admin'],
	'start thread': ['member', 'coordinator', 'facilitator', 'admin'],
	'write comment': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'agree with comment': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'edit comment': ['author'],
	'remove comment': ['author'],
	translate: ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'run thread': ['coordinator', 'facilitator', 'admin'],
	'speak for city': ['facilitator', 'admin'],
	moderate: ['facilitator', 'admin'],
	'write note': ['facilitator', 'admin'],
	'remove note': ['admin'],
	appeal: ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'import proposals': ['admin'],
	'import comments': ['admin'],
	'run city': ['admin'],
	'appoint staff': ['admin'],
	'read neutrality': ['admin'],
	'read activity': ['facilitator', 'admin'],
	follow: ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'choose notifications': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin'],
	'read notifications': ['resident', 'member', 'coordinator', 'author', 'facilitator', 'admin']
};

describe('who may do what', () => {
	for (const act of acts) {
		for (const [persona, actor] of Object.entries(people)) {
			const subject = { groupId: 3, authorId: persona === 'author' ? 7 : 8 };
			const allowed = table[act].includes(persona as Persona);
			test(`${persona} ${allowed ? 'may' : 'may not'} ${act}`, () => {
				expect(may(actor, act, subject)).toBe(allowed);
			});
		}
		test(`a visitor is asked to sign in before: ${act}`, () => {
			expect(() => authorize(visitor, act, { groupId: 3, authorId: 7 })).toThrow(SignInRequired);
		});
		test(`a newcomer, who is no resident yet, may not ${act}`, () => {
			expect(() => authorize(newcomer, act, { groupId: 3, authorId: 7 })).toThrow(Forbidden);
		});
	}
	test('who is suspended looks after what is theirs and appeals, and takes part in nothing', () => {
		const kept = acts.filter((act) => {
			const subject = { groupId: 3, authorId: 7 };
			return Object.values(people).some((actor) =>
				may({ ...actor, suspended: true } as Actor, act, subject)
			);
		});
		expect(kept).toEqual([
			'leave group',
			'read members',
			'remove comment',
			'appeal',
			'choose notifications',
			'read notifications'
		]);
		const suspended = { ...person('resident'), suspended: true } as Actor;
		expect(() => authorize(suspended, 'write comment')).toThrow('suspended');
	});
	test('a facilitator removes their own notes, and no others', () => {
		const facilitator = person('facilitator');
		expect(may(facilitator, 'remove note', { authorId: 7 })).toBe(true);
		expect(may(facilitator, 'remove note', { authorId: 8 })).toBe(false);
		expect(may(person('resident'), 'remove note', { authorId: 7 })).toBe(false);
	});
	test('for a proposal of which nobody here is known as the author staff answer, and nobody else', () => {
		expect(may(person('facilitator'), 'answer merger', { authorId: null })).toBe(true);
		expect(may(person('facilitator'), 'answer merger', { authorId: 8 })).toBe(false);
		expect(may(person('resident'), 'answer merger', { authorId: null })).toBe(false);
	});
	test('a coordinator of another group has no say in this one', () => {
		const other = person('resident', [{ groupId: 4, role: 'coordinator' }]);
		expect(may(other, 'edit group', { groupId: 3 })).toBe(false);
	});
});
