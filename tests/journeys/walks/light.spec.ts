import { expect, test } from '../../support/journey.ts';
import { aTown } from '../../support/town.ts';

/** Bytes as they come over the wire, by kind of what is loaded. */
async function weigh(
	page: import('playwright/test').Page,
	address: string
): Promise<Record<string, number>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const kinds = new Map<string, string>();
	const bytes: Record<string, number> = { Script: 0, Document: 0 };
	session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId) ?? 'Other';
		bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
	});
	await page.goto(address, { waitUntil: 'networkidle' });
	await session.detach();
	return bytes;
}

test('the first visit of a reading page loads at most 60 kB of script, and less than that of page', async ({
	page,
	db
}) => {
	const { group, proposals } = await aTown(db);
	const reading = [
		'/espoo',
		'/espoo/groups',
		`/espoo/groups/${group}`,
		'/espoo/proposals',
		'/espoo/proposals?q=pyoratie',
		`/espoo/proposals/${proposals[0]}`,
		'/espoo/threads',
		`/espoo/threads/${proposals[0]}`,
		'/espoo/about'
	];
	for (const address of reading) {
		const { Script = 0, Document = 0 } = await weigh(page, address);
		expect(Script, `script of ${address}`).toBeLessThanOrEqual(60_000);
		expect(Document, `page of ${address}`).toBeLessThanOrEqual(60_000);
	}
});
