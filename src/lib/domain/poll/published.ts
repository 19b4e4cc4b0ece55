import { fewest, type Secrecy } from '#lib/domain/poll.ts';

/** Whether so many ballots are published one by one; otherwise totals are all that anybody gets. */
export function showsBallots(secrecy: Secrecy, ballots: number): boolean {
	return secrecy === 'open' || ballots >= fewest;
}
