import sharp from 'sharp';
import { Invalid } from '#lib/domain/errors.ts';

/** A picture as it is kept: made anew, so that nothing of the sent file is left but what is seen. */
export interface Picture {
	bytes: Uint8Array;
	width: number;
	height: number;
	mediaType: 'image/webp';
}

const megabyte = 1_048_576;
/** The largest file that people may send, in megabytes. */
export const pictureLimit = 10;
/** As the table has it. */
const keptLimit = 4 * megabyte;
const known = ['jpeg', 'png', 'webp', 'gif', 'heif'];

/**
 * Makes a webp of at most `longest` pixels of what somebody sent (JPEG, PNG, WebP, GIF, AVIF), the
 * right way up; place, camera and every other note in the file are left behind.
 * @throws Invalid for a file that is too large, or is no picture
 */
export async function toPicture(
	sent: Uint8Array,
	{ longest, field }: { longest: number; field: string }
): Promise<Picture> {
	if (sent.byteLength > pictureLimit * megabyte)
		throw new Invalid('picture_too_large', field, { megabytes: pictureLimit });
	const { data, info } = await redraw(sent, longest).catch(() => {
		throw new Invalid('picture_unreadable', field);
	});
	if (data.byteLength > keptLimit)
		throw new Invalid('picture_too_large', field, { megabytes: pictureLimit });
	return { bytes: data, width: info.width, height: info.height, mediaType: 'image/webp' };
}

async function redraw(sent: Uint8Array, longest: number) {
	// 64 million pixels are a large camera's; more is a file made to fill the memory.
	const image = sharp(sent, { limitInputPixels: 64_000_000, failOn: 'error' });
	const { format } = await image.metadata();
	if (!known.includes(format)) throw new Error(`${format} is not taken.`);
	return image
		.autoOrient()
		.resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 80 })
		.toBuffer({ resolveWithObject: true });
}
