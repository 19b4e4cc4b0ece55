import { encode } from 'uqr';

/** The dark fields of a QR code as rectangles, in a square of side 1 with its quiet zone of four fields. */
export interface QrCode {
	rectangles: readonly { x: number; y: number; width: number; height: number }[];
	/** Of one field. */
	field: number;
}

const quiet = 4;

/** A QR code that is still read when 15 in 100 of it are damaged: paper is folded and spotted. */
export function qrCode(text: string): QrCode {
	const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: quiet });
	const field = 1 / size;
	const rectangles = data.flatMap((row, y) =>
		darkStretches(row).map(({ from, to }) => ({
			x: from * field,
			y: y * field,
			width: (to - from) * field,
			height: field
		}))
	);
	return { rectangles, field };
}

/** Draws it as one black shape, so that no printer leaves a seam between its fields. */
export function drawQr(
	doc: PDFKit.PDFDocument,
	{ rectangles }: QrCode,
	{ x, y, side }: { x: number; y: number; side: number }
): void {
	const points = (value: number) => (value * side).toFixed(3);
	const shape = rectangles.map(
		(each) => `${points(each.x)} ${points(each.y)} ${points(each.width)} ${points(each.height)} re`
	);
	doc.save().translate(x, y).fillColor('#000000');
	doc.addContent(`${shape.join('\n')}\nf`);
	doc.restore();
}

function darkStretches(row: readonly boolean[]): { from: number; to: number }[] {
	const stretches: { from: number; to: number }[] = [];
	for (const [at, dark] of row.entries()) {
		const last = stretches.at(-1);
		if (dark && last?.to === at) last.to = at + 1;
		else if (dark) stretches.push({ from: at, to: at + 1 });
	}
	return stretches;
}
