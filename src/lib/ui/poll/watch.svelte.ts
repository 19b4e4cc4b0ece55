import type { FilledFields } from '#lib/domain/poll/fill/fields.ts';

/**
 * Reads a part of a form again whenever somebody fills something in. The fields themselves hold what
 * is sent, with scripts and without: what was chosen before scripts ran is read, never overwritten.
 */
export class Watch {
	/** What stands in the fields; undefined until scripts run. */
	filled = $state.raw<FilledFields>();
	#part: HTMLElement | undefined;

	/** For `{@attach}`. */
	watch = (part: HTMLElement): (() => void) => {
		this.#part = part;
		const read = () => (this.filled = fieldsIn(part));
		read();
		part.addEventListener('input', read);
		// A browser that comes back to the page fills in what stood there.
		window.addEventListener('pageshow', read);
		return () => {
			part.removeEventListener('input', read);
			window.removeEventListener('pageshow', read);
		};
	};

	/** Writes into text fields what a button stands for. */
	write(values: Readonly<Record<string, string>>): void {
		for (const field of fieldsOf(this.#part))
			if (Object.hasOwn(values, field.name)) field.value = values[field.name] ?? '';
		this.#part?.dispatchEvent(new Event('input', { bubbles: true }));
	}

	/** Ticks the box or button with this value. */
	tick(name: string, value: string): void {
		for (const field of fieldsOf(this.#part))
			if (field.name === name && field.value === value) field.checked = true;
		this.#part?.dispatchEvent(new Event('input', { bubbles: true }));
	}
}

function fieldsIn(part: HTMLElement): FilledFields {
	const filled: Record<string, string[]> = {};
	for (const { type, name, value, checked } of fieldsOf(part)) {
		if (name && (checked || (type !== 'radio' && type !== 'checkbox')))
			(filled[name] ??= []).push(value);
	}
	return filled;
}

function fieldsOf(part: HTMLElement | undefined): HTMLInputElement[] {
	return [...(part?.querySelectorAll('input') ?? [])];
}
