import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { readHome } from '#lib/server/services/home.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anAnswer, aProposal } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

/** Now, as the figures of the last thirty days are counted by the database's clock. */
const today = () => new Date();

interface Place {
	city: City;
	aino: Context;
	admin: Context;
	visitor: Context;
	groupId: number;
}

async function aPlace(wishes: Parameters<typeof aGroup>[2] = {}): Promise<Place> {
	const city = await aCity(fresh.db);
	const groupId = await aGroup(fresh.db, city, wishes);
	return {
		city,
		groupId,
		aino: await seated(await resident(fresh.db, city, 'Aino', { now: today() }), groupId),
		admin: await resident(fresh.db, city, 'Åsa', { role: 'admin', now: today() }),
		visitor: asVisitor(fresh.db, city, today())
	};
}

describe("a city's front page", () => {
	test('shows first what needs only a few more supports', async () => {
		const { aino, city, groupId, visitor } = await aPlace({ supportThreshold: 3 });
		const near = await aProposal(aino, groupId, {
			title: 'Two of three already stand behind this'
		});
		const fresher = await aProposal(aino, groupId, { title: 'Newer, but nobody supports it yet' });
		for (const name of ['Eero', 'Farah']) {
			await supportProposal(await resident(fresh.db, city, name), near);
		}
		const { proposals } = await readHome(visitor);
		expect(proposals.map(({ id }) => id)).toEqual([near, fresher]);
		expect(proposals[0]).toMatchObject({ supports: 2, threshold: 3 });
	});

	test('names the last answers, each as it stands now', async () => {
		const { aino, admin, groupId, visitor } = await aPlace();
		const id = await aProposal(aino, groupId);
		await answerProposal(admin, id, anAnswer({ verdict: 'declined' }));
		await answerProposal(admin, id, anAnswer({ verdict: 'accepted', version: 1 }));
		const { answers } = await readHome(visitor);
		expect(answers.map(({ verdict }) => verdict)).toEqual(['accepted']);
	});

	test('tells nobody outside of a group for members, not even in its figures', async () => {
		const { aino, admin, groupId, visitor, city } = await aPlace({
			visibility: 'members',
			joining: 'invitation'
		});
		const id = await aProposal(aino, groupId);
		await answerProposal(admin, id, anAnswer());
		const outsider = await resident(fresh.db, city, 'Otto');
		for (const context of [visitor, outsider]) {
			expect(await readHome({ ...context, now: today() })).toEqual({
				polls: [],
				proposals: [],
				answers: [],
				groups: [],
				figures: { people: 0, proposals: 0, answers: 0 },
				rulesChange: undefined
			});
		}
		const inside = await readHome(aino);
		expect(inside.answers.map((answer) => answer.id)).toEqual([id]);
		expect(inside.groups.map((group) => group.id)).toEqual([groupId]);
	});

	test('counts people once, however much they do', async () => {
		const { aino, admin, groupId, visitor } = await aPlace();
		const [first, second] = [await aProposal(aino, groupId), await aProposal(aino, groupId)];
		await supportProposal(aino, second);
		await answerProposal(admin, first, anAnswer());
		expect((await readHome(visitor)).figures).toEqual({ people: 2, proposals: 2, answers: 1 });
	});

	test('asks the database six times, whatever there is to tell', async () => {
		const { aino, groupId, visitor } = await aPlace();
		expect(await statementsOf(visitor, readHome)).toBe(6);
		for (let n = 0; n < 7; n++) await aProposal(aino, groupId);
		expect(await statementsOf(visitor, readHome)).toBe(6);
	});
});
