import { sha256Hex } from '#lib/domain/tally/input.ts';
import type { Bundle } from './bundle.ts';
import { ballotText } from './choices.ts';
import { currentRoot, emptyLog, extend, type PublishedRoot } from './log/extend.ts';
import { sha256, textHash, type Sha256 } from './log/hash.ts';
import { rulesHash, rulesText } from './rules.ts';
import { checkAnswers, checkShown } from './verify/check-ballots.ts';
import { checkLeaves } from './verify/check-leaves.ts';
import { checkLines, checkSums } from './verify/check-log.ts';
import { checkNames, checkNumbers } from './verify/check-people.ts';
import { checkResult, checkTotals, recount } from './verify/check-result.ts';
import type { Finding } from './verify/finding.ts';
import type { Step } from './verify/steps.ts';
import { linesOf } from './verify/lines.ts';

/** Everything that is wrong with a bundle; empty when it is sound. */
export function verifyBundle(bundle: Bundle, hash: Sha256 = sha256): Finding[] {
	return [...verification(bundle, hash)].flatMap((step) =>
		'findings' in step ? step.findings : []
	);
}

/** The checks of a bundle (bundle.ts says what they are), one after the other, to be followed on the way. */
export function* verification(bundle: Bundle, hash: Sha256 = sha256): Generator<Step> {
	const { rules, ballots } = bundle;
	const ruled = rulesHash(rulesText(rules)) === bundle.rulesHash;
	yield { check: 'rules', findings: ruled ? [] : [{ finding: 'rules-changed' }] };

	const sealed = sha256Hex(bundle.seed) === rules.seedCommitment;
	yield { check: 'seed', findings: sealed ? [] : [{ finding: 'seed-changed' }] };

	const lines = linesOf(bundle.log);
	const { head, roots } = yield* chained(bundle, hash);
	const sums = checkSums({
		lines: bundle.log.length,
		chain: { stated: bundle.chain, found: head.chain },
		roots: { stated: bundle.roots, found: [...roots, currentRoot(head, hash)] }
	});
	yield { check: 'log', findings: [...checkLines(bundle.log, lines, rules.secrecy), ...sums] };

	const leaves = yield* leavesOf(bundle, hash);
	const kept = ballots === null ? [] : checkLeaves(leaves, lines);
	yield { check: 'ballots', findings: [...checkShown(bundle, lines), ...kept] };
	yield { check: 'answers', findings: checkAnswers(bundle) };
	yield {
		check: 'people',
		findings: [...checkNumbers(bundle, lines), ...checkNames(bundle, lines)]
	};

	const result = recount(bundle);
	if (result === undefined) yield { check: 'result', findings: [{ finding: 'uncountable' }] };
	else if (ballots !== null)
		yield { check: 'result', findings: checkResult(bundle, result), result };
	else yield { check: 'result', findings: checkTotals(bundle, result, lines.live.size) };
}

/** So many lines or ballots between two words of how far it has come. */
const piece = 2_000;

function* chained({ rulesHash, log }: Bundle, hash: Sha256) {
	let head = emptyLog(rulesHash);
	const roots: PublishedRoot[] = [];
	for (let at = 0; at < log.length; at += piece) {
		yield { check: 'log', done: at, of: log.length } satisfies Step;
		const step = extend(head, log.slice(at, at + piece), hash);
		head = step.head;
		roots.push(...step.roots);
	}
	return { head, roots };
}

function* leavesOf({ rulesHash: rules, ballots }: Bundle, hash: Sha256) {
	const leaves: string[] = [];
	for (const [at, { choices, nonce }] of (ballots ?? []).entries()) {
		if (at % piece === 0)
			yield { check: 'ballots', done: at, of: ballots?.length ?? 0 } satisfies Step;
		leaves.push(textHash(ballotText({ choices, nonce, rules }), hash));
	}
	return leaves;
}
