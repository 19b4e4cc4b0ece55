import type { CommentOutcome } from '#lib/domain/import/comments/outcome.ts';
import type { PlannedComment } from '#lib/domain/import/comments/plan.ts';
import { loadWords } from '../support/words.ts';
import { tellBadRows, tellUnknown } from './tell.ts';

export function tellCommentSamples(samples: readonly PlannedComment[]): void {
	console.log('The first comments:');
	for (const { text, proposal, parent, stance, at } of samples) {
		const about = [`on ${proposal}`, parent && `answers ${parent}`, stance, at.toISOString()];
		console.log(
			`  ${text.replace(/\s+/g, ' ').slice(0, 100)}\n    ${about.filter(Boolean).join(' · ')}`
		);
	}
}

/** Every row that was left out with its reasons, what came in otherwise than it stood, then the sums. */
export async function tellComments(
	outcome: CommentOutcome,
	{ isDry = false }: { isDry?: boolean } = {}
): Promise<void> {
	tellBadRows(outcome.bad, await loadWords());
	tellUnknown('These stances are not known, so the comments have none', {
		words: outcome.unknownStances,
		advice: ''
	});
	const { rows, created, wordless, already, bad, unplaced, proposals } = outcome;
	const verb = isDry ? 'to be ' : '';
	if (unplaced.length > 0) {
		const list = unplaced.slice(0, 20).join(', ');
		const more = unplaced.length > 20 ? `, and ${unplaced.length - 20} more` : '';
		console.log(`What these rows answer is not here, so they stand by themselves: ${list}${more}.`);
	}
	if (wordless > 0)
		console.log(`${wordless} without words keep their place, because something hangs below.`);
	console.log(
		`${rows} rows: ${created} ${verb}imported into the discussions of ${proposals} ${proposals === 1 ? 'proposal' : 'proposals'}, ${already} here already, ${bad.length} left out.`
	);
}
