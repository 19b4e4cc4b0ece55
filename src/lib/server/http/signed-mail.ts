import { createHmac, timingSafeEqual } from 'node:crypto';
import { Forbidden, Invalid } from '#lib/domain/errors.ts';
import { largestMail, tooLarge } from '../services/inbound/receiving.ts';

/** Of what a mail gateway sends: `t=UNIX SECONDS,v1=HEX`, HMAC-SHA-256 of `t.BODY` with the key they share. */
export const signatureHeader = 'x-kumppani-signature';

/** Older ones may have been written down on the way and sent again. */
const seconds = 300;

/**
 * The message that a mail gateway has signed within the last five minutes. Without a signature of that
 * form nothing is read; more than a mail may have is not read to its end.
 * @throws Forbidden when it is not signed with this key, TooLarge, Invalid when it breaks off
 */
export async function readSignedMail(
	request: Request,
	{ secret, now }: { secret: string; now: Date }
): Promise<Uint8Array> {
	const header = request.headers.get(signatureHeader) ?? '';
	const [, time, mac] = /^t=(\d{1,12}), ?v1=([0-9a-f]{64})$/.exec(header) ?? [];
	if (time === undefined || mac === undefined) throw new Forbidden('mail_signature');
	if (Math.abs(now.getTime() / 1000 - Number(time)) > seconds)
		throw new Forbidden('mail_signature');
	if (Number(request.headers.get('content-length') ?? 0) > largestMail) throw tooLarge();
	const body = await readAll(request);
	const made = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
	if (!timingSafeEqual(made, Buffer.from(mac, 'hex'))) throw new Forbidden('mail_signature');
	return body;
}

async function readAll({ body }: Request): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = body?.getReader();
	while (reader) {
		const { done, value } = await reader.read().catch(() => {
			throw new Invalid('mail_unreadable');
		});
		if (done) break;
		size += value.length;
		if (size > largestMail) {
			await reader.cancel();
			throw tooLarge();
		}
		chunks.push(value);
	}
	return Buffer.concat(chunks, size);
}
