// Asks this browser for notifications and tells the site where it is reached. Words for what it says
// stand in the page, which says that it needs a script until this one runs; turning off and trying out are forms of it.
const part = document.querySelector('[data-push]');
const button = part.querySelector('button');
const said = part.querySelector('[data-said]');

if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
	said.textContent = said.dataset.unsupported;
else if (Notification.permission === 'denied') said.textContent = said.dataset.denied;
else {
	said.textContent = '';
	button.hidden = false;
	button.addEventListener('click', turnOn);
}

async function turnOn() {
	button.disabled = true;
	said.textContent = '';
	try {
		if ((await Notification.requestPermission()) !== 'granted') {
			said.textContent = said.dataset.denied;
			return;
		}
		await tell(await subscribed());
	} catch {
		// The browser's own service, or the way to us, is not there: it can be tried again.
		said.textContent = said.dataset.failed;
	} finally {
		button.disabled = false;
	}
}

async function subscribed() {
	await navigator.serviceWorker.register('/push.js');
	const { pushManager } = await navigator.serviceWorker.ready;
	const key = bytesOf(part.dataset.push);
	const kept = await pushManager.getSubscription();
	// One of another key, or of somebody who was here before, is of no use.
	if (kept) await kept.unsubscribe();
	return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function tell(subscription) {
	const { endpoint, keys } = subscription.toJSON();
	const fields = new FormData();
	for (const [name, value] of Object.entries({ endpoint, ...keys })) fields.set(name, value);
	const response = await fetch('?/turn-on', {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: fields
	});
	const { type, location } = await response.json();
	if (type === 'redirect') window.location.assign(location);
	else said.textContent = said.dataset.failed;
}

function bytesOf(key) {
	const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
