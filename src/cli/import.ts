import { importCommentsFrom, usage as ofComments } from './import/comments.ts';
import { importProposalsFrom, usage as ofProposals } from './import/proposals.ts';
import { Misuse } from './support/say.ts';

const usage = `${ofProposals}\n\n${ofComments}`;

/** kumppani import WHAT FILE: takes in what was collected elsewhere. */
export async function run([what = '', ...args]: string[]): Promise<void> {
	if (what === '--help' || args.includes('--help')) return console.log(usage);
	if (what === 'proposals') return importProposalsFrom(args);
	if (what === 'comments') return importCommentsFrom(args);
	throw new Misuse(usage);
}
