import { openReport, sendReport } from '../../../reporting.ts';

const versionIn = ({ id, version }: { id: string; version: string }) => ({
	of: Number(id),
	version: Number(version)
});

export const load = (event) => openReport(event, versionIn(event.params));

export const actions = { default: (event) => sendReport(event, versionIn(event.params)) };
