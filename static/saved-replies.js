// A saved reply stands in the statement of reasons as soon as it is chosen, and gives way to the next that is.
// What was typed stays above it. Without this script, and where it names a rule and none is chosen, the button
// beside it asks the server. (domain/moderation/saved-reply.ts says the same of the server.)
for (const box of document.querySelectorAll('[data-begun]')) {
	const form = box.closest('form');
	const choice = box.querySelector('select');
	const grounds = form.querySelector('select[name="ground"]');
	const facts = form.querySelector('textarea[name="facts"]');
	let last = '';

	choice.addEventListener('change', () => {
		const reply = choice.selectedOptions[0];
		if (!reply?.value) return;
		const ground = grounds.value || reply.dataset.rule || '';
		const needsRule = reply.dataset.text.includes('{rule}');
		if (needsRule && !ground) return;
		const rules = JSON.parse(reply.parentElement.dataset.rules);
		const text = reply.dataset.text.replaceAll('{rule}', () => rules[ground]);
		const typed = without(facts.value.trim(), last);
		facts.value = typed === '' || typed === box.dataset.begun ? text : `${typed}\n\n${text}`;
		if (ground) grounds.value = ground;
		last = text;
	});
}

function without(facts, last) {
	return last && facts.endsWith(last) ? facts.slice(0, -last.length).trim() : facts;
}
