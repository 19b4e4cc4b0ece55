import { isSame, signatureOf } from './signed-words.ts';

/**
 * What opens the page that follows a notice: its number, signed with the city's key. It stands in mails,
 * so it does not expire.
 */
export function noticeToken(
	key: string,
	{ cityId, noticeId }: { cityId: number; noticeId: number }
): string {
	return signatureOf(key, `kumppani notice ${cityId} ${noticeId}`);
}

/** Whether this city made that token for the notice. */
export function opensNotice(
	key: string,
	notice: { cityId: number; noticeId: number },
	token: string
): boolean {
	return isSame(noticeToken(key, notice), token);
}
