// A case is decided with three keys: what to do (T, A, H, and M, L, C, D, P, S, B, E for what is rarer), which rule (1 to 9), Enter. They work only while
// the focus is in the form and not in a field that takes text, so that nobody meets them by accident
// (WCAG 2.1.4); the page begins there. Without this script everything is done by the form.
for (const form of document.querySelectorAll('form[data-decide]')) {
	const steps = {
		...{ t: 'none', a: 'ask', h: 'hide' },
		...{
			m: 'move',
			l: 'label',
			c: 'collapse',
			d: 'close',
			p: 'pause',
			s: 'suspend',
			b: 'blank',
			e: 'terminate'
		}
	};
	const radios = [...form.querySelectorAll('input[name="step"]')];
	const grounds = form.querySelector('select[name="ground"]');
	if (!document.querySelector('[autofocus]')) radios[0]?.focus({ preventScroll: true });

	form.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
		if (event.target.matches('textarea, input[type="text"], select, summary')) return;
		const step = radios.find((radio) => radio.value === steps[event.key.toLowerCase()]);
		const ground = /^[1-9]$/.test(event.key) && grounds?.options[Number(event.key)];
		if (step) {
			step.checked = true;
			step.closest('details')?.setAttribute('open', '');
			step.focus();
		} else if (ground) grounds.value = ground.value;
		else return;
		event.preventDefault();
	});
}
