import { openReport, sendReport } from '../reporting.ts';

export const load = (event) => openReport(event, Number(event.params.id));

export const actions = { default: (event) => sendReport(event, Number(event.params.id)) };
