import type { AccountContext, Context, SignedIn } from '#lib/server/context.ts';
import type { City } from '#lib/domain/city.ts';
import type { Locale } from '#lib/domain/locale.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** The reason of a refusal, or none for a fault of ours. */
			reason?: string;
			/** For faults: the number that the log has too. */
			reference?: string;
		}
		interface Locals {
			requestId: string;
			locale: Locale;
			theme: 'light' | 'dark' | 'system';
			account: SignedIn | undefined;
			city: City | undefined;
			/** Set on pages of a city. */
			context: Context | undefined;
			accountContext: AccountContext;
		}
		interface PageData {
			/** A page without the frame around it: nothing leads away from a shared device. */
			bare?: boolean;
		}
		namespace Superforms {
			interface Message {
				kind: 'done' | 'refused';
				text: string;
				/** Of the refusal, for pages that offer a way on. */
				reason?: string;
			}
		}
	}
}

export {};
