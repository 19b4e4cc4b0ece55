import type * as accounts from './schema/accounts.ts';
import type * as groups from './schema/groups.ts';
import type * as imports from './schema/imports.ts';
import type * as proposals from './schema/proposals.ts';
import type * as search from './schema/search.ts';

/** Every table by its name in the database. The promises they hold are written in migrations/. */
export interface Schema {
	account: accounts.AccountTable;
	session: accounts.SessionTable;
	account_token: accounts.AccountTokenTable;
	known_device: accounts.KnownDeviceTable;
	throttle: accounts.ThrottleTable;
	kept_form: accounts.KeptFormTable;
	city: accounts.CityTable;
	resident: accounts.ResidentTable;
	file: accounts.FileTable;
	city_logo: accounts.CityLogoTable;
	conduct_rules: accounts.ConductRulesTable;
	category: accounts.CategoryTable;
	neighbourhood: accounts.NeighbourhoodTable;
	partner_group: groups.PartnerGroupTable;
	seat: groups.SeatTable;
	join_request: groups.JoinRequestTable;
	invitation: groups.InvitationTable;
	content: proposals.ContentTable;
	proposal: proposals.ProposalTable;
	proposal_figures: proposals.ProposalFiguresTable;
	proposal_version: proposals.ProposalVersionTable;
	proposal_step: proposals.ProposalStepTable;
	support: proposals.SupportTable;
	official_answer: proposals.OfficialAnswerTable;
	import_record: proposals.ImportRecordTable;
	import_upload: imports.ImportUploadTable;
	activity: proposals.ActivityTable;
	search_document: search.SearchDocumentTable;
	search_word: search.SearchWordTable;
}
