import { deserialize } from '$app/forms';

export type Kept = 'idle' | 'saving' | 'saved' | 'offline' | 'elsewhere' | 'signed-out';

const afterTyping = 1500;
const beforeTryingAgain = 10_000;

/**
 * Saves a draft a moment after its writer paused, one save at a time. `learn` is told from which
 * save the next one begins; what was saved elsewhere meanwhile is left for the writer to decide.
 */
export function keeper(learn: (base: string) => void) {
	let state = $state<Kept>('idle');
	let at = $state<Date>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isSending = false;
	let isDirty = false;

	async function send(form: HTMLFormElement): Promise<void> {
		if (isSending) return;
		isSending = true;
		isDirty = false;
		state = 'saving';
		state = await post(form);
		isSending = false;
		if (state === 'offline') later(form, beforeTryingAgain);
		else if (isDirty && state === 'saved') later(form);
	}

	async function post(form: HTMLFormElement): Promise<Kept> {
		try {
			const response = await fetch('?/keep', {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body: new FormData(form)
			});
			const result = deserialize(await response.text());
			if (result.type === 'redirect') return 'signed-out';
			if (result.type === 'failure' && result.status === 409) return 'elsewhere';
			if (result.type !== 'success') return 'idle';
			at = result.data?.savedAt as Date;
			learn(at.toISOString());
			return 'saved';
		} catch {
			return 'offline'; // the only thing that throws here is a connection that is not there
		}
	}

	function later(form: HTMLFormElement, wait = afterTyping): void {
		clearTimeout(timer);
		timer = setTimeout(() => void send(form), wait);
	}

	return {
		get state() {
			return state;
		},
		get at() {
			return at;
		},
		/** For the form of a draft: watches what is typed. */
		watch(form: HTMLFormElement) {
			const typed = () => {
				isDirty = true;
				if (state !== 'elsewhere' && state !== 'signed-out') later(form);
			};
			form.addEventListener('input', typed);
			return () => {
				clearTimeout(timer);
				form.removeEventListener('input', typed);
			};
		},
		/** The writer saves, looks or publishes: that sends the same text. */
		rest() {
			clearTimeout(timer);
			state = 'idle';
		}
	};
}
