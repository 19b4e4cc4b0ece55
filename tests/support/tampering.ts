import type { Bundle } from '#lib/domain/poll/bundle.ts';
import { currentRoot, emptyLog, extend } from '#lib/domain/poll/log/extend.ts';
import { question } from '#lib/domain/poll/question.ts';
import { rulesHash, rulesText } from '#lib/domain/poll/rules.ts';

export const boolean = question.parse({
	kind: 'answered',
	id: 'q0',
	title: 'Shall the path follow the river?',
	counting: { method: 'majority' }
});
export const ranked = question.parse({
	kind: 'ranked',
	id: 'q1',
	title: 'Which path?',
	options: ['Riverside', 'Hill', 'Forest'].map((name, at) => ({ id: `o${at}`, name })),
	least: 0,
	most: 3,
	counting: { method: 'irv' }
});

/**
 * A bundle whose rules or log were changed by somebody who knows how it is made: the hash of the rules is
 * theirs; where the log was changed, chain and roots are made anew.
 */
export function resealed(bundle: Bundle): Bundle {
	const rulesAre = rulesHash(rulesText(bundle.rules));
	if (rulesAre !== bundle.rulesHash) return { ...bundle, rulesHash: rulesAre };
	const { head, roots } = extend(emptyLog(rulesAre), bundle.log);
	const last = currentRoot(head);
	return {
		...bundle,
		chain: head.chain,
		roots: last.size % 20 === 0 ? roots : [...roots, last]
	};
}
