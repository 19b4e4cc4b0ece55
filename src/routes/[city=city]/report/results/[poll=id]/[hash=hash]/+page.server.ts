import { openReport, sendReport } from '../../../reporting.ts';

const remarkIn = ({ poll, hash }: { poll: string; hash: string }) => ({ poll: Number(poll), hash });

export const load = (event) => openReport(event, remarkIn(event.params));

export const actions = { default: (event) => sendReport(event, remarkIn(event.params)) };
