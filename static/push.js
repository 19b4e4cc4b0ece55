// Shows what the site sends to this browser, and opens its page on a tap. It keeps nothing, and no page
// or file goes through it.
self.addEventListener('push', (event) => {
	const { title, body, locale, tag, path } = event.data.json();
	event.waitUntil(
		self.registration.showNotification(title, { body, lang: locale, tag, data: { path } })
	);
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	const page = new URL(event.notification.data.path, self.location.origin);
	if (page.origin === self.location.origin) event.waitUntil(self.clients.openWindow(page.href));
});

self.addEventListener('install', () => self.skipWaiting());
