/** A year that a report can be about. */
export { isYear as match } from '#lib/domain/moderation/period.ts';
