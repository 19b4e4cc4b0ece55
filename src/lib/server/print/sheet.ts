import { leadingOf, setParagraph, type Style, type Wording } from './lines.ts';
import { drawLines } from './paper.ts';

/** Within which edges text stands, in points from the left and the top. */
export interface Edges {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The tags of PDF that we use. */
export type Tag = 'P' | 'H1' | 'H2' | 'H3' | 'LI' | 'Figure';

/** Pages that are filled from the top, one after the other. */
export class Sheet {
	readonly doc: PDFKit.PDFDocument;
	readonly edges: Edges;
	/** Where the next thing comes. */
	y: number;
	#top: number;
	#begin: (sheet: Sheet) => number;
	#element: PDFKit.PDFStructureElement;
	#around: PDFKit.PDFStructureElement[] = [];

	/** `begin` draws what stands at the top of every page, and says how high that is. */
	constructor(doc: PDFKit.PDFDocument, edges: Edges, begin: (sheet: Sheet) => number = () => 0) {
		this.doc = doc;
		this.edges = edges;
		this.y = this.#top = edges.top;
		this.#begin = begin;
		this.#element = doc.struct('Document');
		doc.addStructure(this.#element);
		this.turn();
	}

	get width(): number {
		return this.edges.right - this.edges.left;
	}

	get atTop(): boolean {
		return this.y <= this.#top;
	}

	turn(): void {
		this.doc.addPage();
		this.y = this.#top = this.edges.top + this.#begin(this);
	}

	/** Begins a page when less than this is left, unless that would leave an empty one. */
	room(height: number): void {
		if (this.y + height > this.edges.bottom && !this.atTop) this.turn();
	}

	space(height: number): void {
		this.y += height;
	}

	/** Writes a paragraph, over pages where need be. */
	write(
		wording: Wording,
		style: Style,
		{ tag = 'P', indent = 0, width = this.width - indent }: Placing = {}
	): void {
		const paragraph = setParagraph(this.doc, wording, style, width);
		const element = this.doc.struct(tag, paragraph.lang ? { lang: paragraph.lang } : {});
		this.#element.add(element);
		const leading = leadingOf(style);
		let rest = paragraph.lines;
		while (rest.length > 0) {
			this.room(leading);
			const fitting = Math.max(1, Math.floor((this.edges.bottom - this.y) / leading + 0.01));
			const lines = rest.slice(0, fitting);
			const at = { x: this.edges.left + indent, top: this.y, width };
			element.add(() => {
				drawLines(this.doc, { ...paragraph, lines }, at);
			});
			this.y += lines.length * leading;
			rest = rest.slice(fitting);
		}
		element.end();
	}

	/** What `draw` puts on the page, as one thing with a tag. */
	tagged(
		tag: Tag,
		draw: () => void,
		options: { lang?: string | undefined; alt?: string } = {}
	): void {
		const { lang, alt } = options;
		const told = { ...(lang ? { lang } : {}), ...(alt ? { alt } : {}) };
		this.#element.add(this.doc.struct(tag, told, draw));
	}

	/** What is written until `leave` belongs together: a question, a list. */
	enter(tag: 'Sect' | 'L'): void {
		const element = this.doc.struct(tag);
		this.#element.add(element);
		this.#around.push(this.#element);
		this.#element = element;
	}

	leave(): void {
		this.#element.end();
		this.#element = this.#around.pop() ?? this.#element;
	}

	/** Closes the last of what is told to a screen reader. */
	end(): void {
		this.#element.end();
	}
}

export interface Placing {
	tag?: Tag;
	indent?: number;
	width?: number;
}
