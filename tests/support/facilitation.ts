import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { appealAsAuthor, appealAsNotifier } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readNotice } from '#lib/server/services/moderation/noticing.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { aCity, asVisitor, resident } from './city.ts';
import { aGroup, seated } from './group.ts';
import { aDecision, caseAbout, report } from './moderation.ts';
import { aThread, say } from './thread.ts';

/** A city in which Bertil writes, others report, and Fatima and Greta facilitate; Erik runs it. */
export interface Quarrel {
	city: City;
	group: number;
	thread: number;
	aino: Context;
	bertil: Context;
	fatima: Context;
	greta: Context;
	erik: Context;
	visitor: Context;
}

export async function aQuarrel(db: Db): Promise<Quarrel> {
	const city = await aCity(db);
	const group = await aGroup(db, city);
	const aino = await seated(await resident(db, city, 'Aino'), group);
	return {
		city,
		group,
		aino,
		thread: await aThread(aino, group),
		bertil: await resident(db, city, 'Bertil'),
		fatima: await resident(db, city, 'Fatima', { role: 'facilitator' }),
		greta: await resident(db, city, 'Greta', { role: 'facilitator' }),
		erik: await resident(db, city, 'Erik', { role: 'admin' }),
		visitor: asVisitor(db, city)
	};
}

/** Something rude that Bertil wrote and Aino reported. */
export async function aRudeComment({ aino, bertil, fatima, thread }: Quarrel) {
	const comment = await say(bertil, thread, `You are all fools ${crypto.randomUUID()}`);
	await report(aino, comment);
	return { comment, caseId: await caseAbout(fatima, comment) };
}

/** Fatima hid it, and Bertil appeals. */
export async function appealedByAuthor(quarrel: Quarrel) {
	const { comment, caseId } = await aRudeComment(quarrel);
	const puid = await decideCase(quarrel.fatima, caseId, aDecision());
	await appealAsAuthor(quarrel.bertil, puid, 'I meant it kindly, please read it again.');
	const { decision } = await readStatement(quarrel.bertil, puid);
	return { comment, caseId, puid, appeal: decision.appealId ?? 0 };
}

/** Nina, who has no account, and Aino reported; Fatima left it, and Nina appeals. */
export async function appealedByNotifier(quarrel: Quarrel) {
	const { aino, bertil, fatima, visitor, thread } = quarrel;
	const comment = await say(bertil, thread, `Fools again ${crypto.randomUUID()}`);
	const email = `nina.${crypto.randomUUID()}@koti.example`;
	const hers = await report(visitor, comment, { name: 'Nina', email });
	const others = await report(aino, comment);
	const caseId = await caseAbout(fatima, comment);
	const closing = aDecision({ step: 'none', ground: '', facts: '' });
	await decideCase(fatima, caseId, closing);
	const way = { id: hers.notice, token: hers.token };
	await appealAsNotifier(visitor, way, 'It is an insult to all of us.');
	const { decision } = await readNotice(visitor, hers.notice, hers.token);
	return { comment, caseId, email, way, others, appeal: decision?.appealId ?? 0 };
}
