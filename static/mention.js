// While somebody writes a comment, `@` and the beginning of a name offers the people of this page. What
// is chosen is put in as plain text, which is all that a mention is. The words stand in the page.
for (const form of document.querySelectorAll('form[data-names]')) offer(form);

function offer(form) {
	const names = JSON.parse(form.dataset.names);
	const field = form.querySelector('textarea[name="body"]');
	if (!field || names.length === 0) return;
	const list = document.createElement('ul');
	const said = document.createElement('p');
	list.id = 'names';
	list.className = 'names';
	list.setAttribute('role', 'listbox');
	list.setAttribute('aria-label', form.dataset.namesLabel);
	said.className = 'visually-hidden';
	said.setAttribute('role', 'status');
	list.hidden = true;
	field.after(list, said);
	field.setAttribute('aria-autocomplete', 'list');
	field.setAttribute('aria-controls', list.id);
	let chosen = 0;

	field.addEventListener('input', show);
	field.addEventListener('blur', hide);
	field.addEventListener('keydown', (event) => {
		if (list.hidden) return;
		const { key } = event;
		const options = list.children.length;
		if (key === 'ArrowDown' || key === 'ArrowUp') mark(chosen + (key === 'ArrowDown' ? 1 : -1));
		else if (key === 'Enter' || key === 'Tab') put(list.children[chosen].textContent);
		else if (key === 'Escape') hide();
		else return;
		event.preventDefault();

		function mark(at) {
			chosen = (at + options) % options;
			select();
		}
	});

	/** The sign with the letters between it and the caret. */
	function begun() {
		const before = field.value.slice(0, field.selectionStart);
		return /(?:^|[\s(])@([^\n@]{0,40})$/u.exec(before)?.[1];
	}

	function show() {
		const letters = begun()?.toLowerCase();
		const fitting =
			letters === undefined ? [] : names.filter((name) => fits(name.toLowerCase(), letters));
		if (fitting.length === 0) return hide();
		list.replaceChildren(...fitting.slice(0, 6).map(option));
		if (list.hidden) said.textContent = form.dataset.namesLabel;
		list.hidden = false;
		chosen = 0;
		select();
	}

	function option(name, at) {
		const item = document.createElement('li');
		item.id = `name-${at}`;
		item.setAttribute('role', 'option');
		item.textContent = name;
		// Before the field loses its focus.
		item.addEventListener('pointerdown', (event) => {
			event.preventDefault();
			put(name);
		});
		return item;
	}

	function select() {
		[...list.children].forEach((item, at) =>
			item.setAttribute('aria-selected', String(at === chosen))
		);
		field.setAttribute('aria-activedescendant', `name-${chosen}`);
	}

	function put(name) {
		const at = field.selectionStart;
		field.setRangeText(`${name} `, at - (begun() ?? '').length, at, 'end');
		field.dispatchEvent(new Event('input', { bubbles: true }));
		hide();
	}

	function hide() {
		list.hidden = true;
		said.textContent = '';
		field.removeAttribute('aria-activedescendant');
	}
}

/** Any word of a name begins so; a whole name needs no offer. */
function fits(name, letters) {
	return name !== letters.trim() && ` ${name}`.includes(` ${letters}`);
}
