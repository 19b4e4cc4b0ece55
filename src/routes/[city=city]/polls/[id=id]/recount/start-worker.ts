/** The thread that reads, checks and counts; Vite finds its code by this very expression. */
export function startWorker(): Worker {
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
