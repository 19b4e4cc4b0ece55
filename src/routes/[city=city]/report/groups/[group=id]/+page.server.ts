import { openReport, sendReport } from '../../reporting.ts';

export const load = (event) => openReport(event, { group: Number(event.params.group) });

export const actions = {
	default: (event) => sendReport(event, { group: Number(event.params.group) })
};
