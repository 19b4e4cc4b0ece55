/** The number for good of a decision: a UUID. */
export { match } from './file.ts';
