import { openReport, sendReport } from '../../reporting.ts';

export const load = (event) => openReport(event, { person: Number(event.params.id) });

export const actions = {
	default: (event) => sendReport(event, { person: Number(event.params.id) })
};
