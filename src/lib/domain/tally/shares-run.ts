import type { Project } from './project.ts';
import { Purses, type Offer, type Purchase, type Side, type Voters } from './purses.ts';
import type { TieBreaker } from './ties.ts';

/**
 * The Method of Equal Shares for one share of money each: as long as some project can be paid by its
 * supporters, the one is bought for which they pay least in proportion to its cost, as equally as
 * their money allows. Exact: all money is held as whole numbers over one common scale.
 *
 * Voters with equal money share a purse, so that a step costs as many additions as there are
 * different purses. An offer only gets worse while money is spent, so old offers tell where to stop
 * looking. `share` is in the smallest unit of money, over `scale`.
 */
export function buyEqually(
	sides: readonly Side[],
	voters: readonly Voters[],
	{ share, scale }: { share: bigint; scale: bigint },
	ties: TieBreaker
): Purchase[] {
	const purses = new Purses(voters, share, scale);
	let open: { side: Side; offer?: Offer }[] = sides.map((side) => ({ side }));
	const bought: Purchase[] = [];
	for (;;) {
		let best: { side: Side; offer: Offer }[] = [];
		const stillOpen: typeof open = [];
		for (const [at, { side, offer: old }] of open.entries()) {
			const [leader] = best;
			if (old && leader && order(old, leader.offer) > 0) {
				stillOpen.push(...open.slice(at));
				break;
			}
			const offer = purses.offerFor(side);
			if (!offer) continue;
			stillOpen.push({ side, offer });
			const rank = leader ? order(offer, leader.offer) : -1;
			if (rank < 0) best = [{ side, offer }];
			else if (rank === 0) best.push({ side, offer });
		}
		const chosen = choose(best, bought.length + 1, ties);
		if (!chosen) return bought;
		bought.push(purses.pay(chosen.side, chosen.offer));
		open = stillOpen
			.filter(({ side }) => side !== chosen.side)
			.sort((a, b) => (a.offer && b.offer ? order(a.offer, b.offer) : 0));
	}
}

/** Of equal offers the one with most supporters, then of lower cost, then as the lot says. */
function choose(best: readonly { side: Side; offer: Offer }[], round: number, ties: TieBreaker) {
	const [first, ...others] = best.toSorted(({ side: a }, { side: b }) =>
		moreWanted(a.project, b.project)
	);
	if (!first) return undefined;
	const equal = [
		first,
		...others.filter(({ side }) => moreWanted(first.side.project, side.project) === 0)
	];
	if (equal.length === 1) return first;
	const place = ties.pick(
		equal.map(({ side }) => side.project.place),
		'election',
		round
	);
	return equal.find(({ side }) => side.project.place === place);
}

function moreWanted(a: Project, b: Project): number {
	return b.supporters - a.supporters || (a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0);
}

function order(a: Offer, b: Offer): number {
	const difference = a.n * b.d - b.n * a.d;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
