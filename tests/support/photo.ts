import sharp from 'sharp';

/** A picture as a phone would send it. */
export async function aPhoto({ width = 2400, height = 1200 } = {}): Promise<Buffer> {
	return sharp({ create: { width, height, channels: 3, background: '#456' } })
		.jpeg()
		.toBuffer();
}
