import { NotFound } from '#lib/domain/errors.ts';
import { readDemoBox, type KeptMail } from '../mail/demo-box.ts';

/**
 * The mails of the demo, newest first, a hundred at most, for everybody who opens its page.
 * @throws NotFound outside the demo
 */
export async function listDemoMail(
	{ demo, dataDir }: { demo: boolean; dataDir: string },
	origin: string
): Promise<KeptMail[]> {
	if (!demo) throw new NotFound();
	return readDemoBox(dataDir, { origin, atMost: 100 });
}
