import { getDocumentProxy } from 'unpdf';

/** A PDF as another program reads it. */
export interface ReadPdf {
	title: string;
	/** As the XML metadata has it. */
	titleInXml: string;
	language: string;
	pages: ReadPage[];
	/** All pages, white space folded. */
	text: string;
}

export interface ReadPage {
	width: number;
	height: number;
	text: string;
	/** Pieces of text with their size and place, in points; `bottom` is counted from the foot of the page. */
	pieces: { text: string; size: number; left: number; right: number; bottom: number }[];
	/** Tags with their languages and descriptions, from the outside in. */
	tags: { role: string; lang?: string; alt?: string }[];
}

/** Reads a PDF back; throws for what is none. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const doc = await getDocumentProxy(new Uint8Array(bytes));
	const { info, metadata } = await doc.getMetadata();
	const told = info as { Title?: string; Language?: string };
	const inXml = metadata as { get(name: string): unknown } | null;
	const pages: ReadPage[] = [];
	for (let number = 1; number <= doc.numPages; number++)
		pages.push(await readPage(await doc.getPage(number)));
	await doc.destroy();
	return {
		title: told.Title ?? '',
		titleInXml: String(inXml?.get('dc:title') ?? ''),
		language: told.Language ?? '',
		pages,
		text: pages.map(({ text }) => text).join(' ')
	};
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
type Node = { role?: string; lang?: string; alt?: string; children?: Node[] };

async function readPage(page: Page): Promise<ReadPage> {
	const [, , width = 0, height = 0] = page.view;
	const { items } = await page.getTextContent();
	const pieces = items.flatMap((item) => {
		if (!('str' in item) || item.str.trim() === '') return [];
		const [size, , , , left, bottom] = (item.transform as unknown[]).map(Number);
		const place = { left: left ?? 0, right: (left ?? 0) + item.width, bottom: bottom ?? 0 };
		return [{ text: item.str, size: size ?? 0, ...place }];
	});
	const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
	const tags: ReadPage['tags'] = [];
	const collect = ({ role, lang, alt, children = [] }: Node) => {
		if (role) tags.push({ role, ...(lang ? { lang } : {}), ...(alt ? { alt } : {}) });
		children.forEach(collect);
	};
	collect(((await page.getStructTree()) as Node | null) ?? {});
	return { width, height, text: text.join('').replace(/\s+/g, ' '), pieces, tags };
}
