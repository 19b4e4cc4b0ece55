import { expect, test } from '../support/journey.ts';

test('a visitor opens the site and asks no other host for anything', async ({ page, baseURL }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).origin));
	const response = await page.goto('/');
	expect(response?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(new Set(asked)).toEqual(new Set([baseURL]));
});

test('an address that leads nowhere is a page that says so', async ({ page }) => {
	const response = await page.goto('/nowhere/at/all');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a request that comes past the proxy, without the address of its client, is answered too', async ({
	baseURL
}) => {
	expect((await fetch(`${baseURL}/sign-in`)).status).toBe(200);
});
