import { describe, expect, test } from 'vitest';
import { Conflict } from '#lib/domain/errors.ts';
import { firstLineOf, groupForm, requireJoining } from '#lib/domain/group.ts';

const filled = {
	name: 'Future workshop',
	purpose: 'We look for ways to live well within limits.',
	language: 'fi'
};
const faultsOf = (input: object) =>
	groupForm
		.safeParse(input)
		.error?.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);

describe('what is written about a group', () => {
	test('needs a name, a purpose and its language; the rest has a usual value', () => {
		expect(groupForm.parse(filled)).toEqual({
			...filled,
			theme: '',
			visibility: 'public',
			joining: 'open',
			state: 'forming',
			supportThreshold: '',
			coordinate: false
		});
	});
	test('who cannot see a group cannot ask to join it: a hidden one takes people by invitation', () => {
		for (const joining of ['open', 'request']) {
			expect(faultsOf({ ...filled, visibility: 'members', joining })).toEqual([
				'joining: members_join_by_invitation'
			]);
		}
		expect(faultsOf({ ...filled, visibility: 'members', joining: 'invitation' })).toBeUndefined();
	});
	test('a threshold is a whole number from 1 on, or none', () => {
		for (const supportThreshold of ['1', '250', ''])
			expect(faultsOf({ ...filled, supportThreshold })).toBeUndefined();
		for (const supportThreshold of ['0', '-3', '1.5', 'ten', '9999999'])
			expect(faultsOf({ ...filled, supportThreshold })).toEqual(['supportThreshold: threshold']);
	});
});

describe('how a group takes people', () => {
	test('only in its own way, and a closed one in none', () => {
		expect(() => requireJoining({ state: 'active', joining: 'open' }, 'open')).not.toThrow();
		expect(() => requireJoining({ state: 'active', joining: 'request' }, 'open')).toThrow(
			new Conflict('group_joins_by_request')
		);
		expect(() => requireJoining({ state: 'closed', joining: 'open' }, 'open')).toThrow(
			new Conflict('group_closed')
		);
	});
});

describe('the first line of a purpose', () => {
	test('stands without its marks', () => {
		expect(firstLineOf('\n## **Better** [paths](https://espoo.fi)\n\nMore.')).toBe('Better paths');
		expect(firstLineOf('- one\n- two')).toBe('one');
		expect(firstLineOf('---\n***\nText')).toBe('Text');
		expect(firstLineOf('')).toBe('');
	});
	test('is cut between words when it is long', () => {
		const cut = firstLineOf('word '.repeat(100), 42);
		expect(cut).toBe('word word word word word word word word …');
	});
});
