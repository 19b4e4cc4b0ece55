// A reading page brings no application: this alone saves what somebody writes under it, a moment after
// they pause. Words for what it says stand in the page.
for (const form of document.querySelectorAll('form[data-keep]')) keep(form);

function keep(form) {
	const said = form.querySelector('[data-said]');
	let timer;
	let isSending = false;
	form.addEventListener('input', () => later(1500));
	form.addEventListener('submit', () => clearTimeout(timer));

	function later(wait) {
		clearTimeout(timer);
		timer = setTimeout(send, wait);
	}

	async function send() {
		if (isSending) return later(500);
		isSending = true;
		try {
			const response = await fetch('?/keep', {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body: new FormData(form)
			});
			const { type } = await response.json();
			if (type === 'success') said.textContent = said.dataset.saved;
			else if (type === 'redirect') said.textContent = said.dataset.over;
		} catch {
			// Only a connection that is not there throws here: it is tried again.
			said.textContent = said.dataset.offline;
			later(10_000);
		} finally {
			isSending = false;
		}
	}
}
