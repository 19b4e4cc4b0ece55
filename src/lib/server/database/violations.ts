/** Whether a statement was refused because the row would not have been the only one of its kind. */
export function isTaken(fault: unknown): boolean {
	return fault instanceof Error && 'code' in fault && fault.code === '23505';
}
