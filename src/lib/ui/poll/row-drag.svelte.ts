const edge = 72;
const step = 9;

/**
 * A row of a list dragged by its handle with mouse, pen or finger. Nothing moves in the document until
 * it is let go, so that the pointer stays with its handle; Escape puts it back.
 */
export class RowDrag {
	/** The row that is being dragged. */
	id = $state<string>();
	/** Before which of the other rows it would stand. */
	before = $state(0);
	readonly #drop: (id: string, before: number) => void;

	constructor(drop: (id: string, before: number) => void) {
		this.#drop = drop;
	}

	begin(event: PointerEvent & { currentTarget: HTMLElement }, id: string): void {
		const handle = event.currentTarget;
		const row = handle.closest('li');
		if (event.button !== 0 || !row?.parentElement || this.id !== undefined) return;
		event.preventDefault();
		handle.setPointerCapture(event.pointerId);
		const others = [...row.parentElement.children].filter((other) => other !== row);
		const from = event.clientY + window.scrollY;
		let at = event.clientY;
		this.id = id;

		const stop = new AbortController();
		const { signal } = stop;

		const follow = () => {
			row.style.translate = `0 ${at + window.scrollY - from}px`;
			this.before = others.filter((other) => middleOf(other) < at).length;
		};
		const scroll = () => {
			if (signal.aborted) return;
			const by = at < edge ? -step : at > window.innerHeight - edge ? step : 0;
			if (by !== 0) {
				window.scrollBy({ top: by, behavior: 'instant' });
				follow();
			}
			requestAnimationFrame(scroll);
		};
		const end = (isDropped: boolean) => {
			if (signal.aborted) return;
			stop.abort();
			row.style.translate = '';
			this.id = undefined;
			if (isDropped) this.#drop(id, this.before);
		};

		const move = (moved: PointerEvent) => {
			at = moved.clientY;
			follow();
		};
		handle.addEventListener('pointermove', move, { signal });
		handle.addEventListener('pointerup', () => end(true), { signal });
		handle.addEventListener('lostpointercapture', () => end(false), { signal });
		window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal });
		follow();
		scroll();
	}
}

function middleOf(row: Element): number {
	const { top, height } = row.getBoundingClientRect();
	return top + height / 2;
}
