import { m } from '#lib/i18n/paraglide/messages.js';

export interface Section {
	/** The last part of its address. */
	page: string;
	title: string;
	line: string;
}

/** The pages of the administration, in their order; facilitators see the queue and the log. */
export function sectionsFor(admin: boolean): Section[] {
	const log = { page: 'activity', title: m.activity_title(), line: m.activity_line() };
	const queue = { page: '../queue', title: m.queue_title(), line: m.queue_line() };
	if (!admin) return [queue, log];
	return [
		queue,
		{ page: 'settings', title: m.settings_title(), line: m.settings_line() },
		{ page: 'look', title: m.look_title(), line: m.look_line() },
		{ page: 'contact', title: m.contact_edit_title(), line: m.contact_edit_line() },
		{ page: 'rules', title: m.rules_edit_title(), line: m.rules_edit_line() },
		{ page: 'screening', title: m.screening_title(), line: m.screening_line() },
		{ page: 'orders', title: m.orders_title(), line: m.orders_line() },
		{ page: 'categories', title: m.categories_title(), line: m.categories_line() },
		{ page: 'neighbourhoods', title: m.neighbourhoods_title(), line: m.neighbourhoods_line() },
		{ page: 'residents', title: m.residents_title(), line: m.residents_line() },
		{ page: 'trusted-flaggers', title: m.flaggers_title(), line: m.flaggers_line() },
		{ page: 'neutrality', title: m.neutrality_title(), line: m.neutrality_line() },
		{ page: 'import', title: m.import_heading(), line: m.admin_import_line() },
		log
	];
}
