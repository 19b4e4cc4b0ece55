import { clampChroma, converter, formatHex, wcagContrast, type Oklch } from 'culori';

const paper = { light: '#fdfcfa', dark: '#16181b' };
const ink = { light: '#1d2024', dark: '#ecebe7' };
const toOklch = converter('oklch');

/**
 * A city's colour in shades that can be read: hue and chroma are kept, lightness is moved until it
 * reaches 4.5:1 against the paper, and the text on it reaches 4.5:1 too (WCAG 2.2, 1.4.3).
 */
export function shadesOf(accent: string, theme: 'light' | 'dark') {
	const colour = toOklch(accent) ?? { mode: 'oklch', l: 0.5, c: 0.1, h: 250 };
	const readable = reach(colour, theme);
	const soft: Oklch = {
		...colour,
		l: theme === 'light' ? 0.95 : 0.27,
		c: Math.min(colour.c, 0.035)
	};
	return {
		accent: readable,
		onAccent: theme === 'light' ? '#ffffff' : paper.dark,
		accentSoft: hex(soft)
	};
}

/** How a city's colour will stand on a page: its shade, what it stands on, and the contrast between them (n to 1). */
export function previewOf(accent: string, theme: 'light' | 'dark') {
	const shades = shadesOf(accent, theme);
	const contrast = wcagContrast(shades.accent, paper[theme]);
	return { ...shades, paper: paper[theme], ink: ink[theme], contrast };
}

/** The style sheet of a city's colours, small and kept by browsers for as long as its address holds. */
export function colourSheet(accent: string): string {
	const rule = (theme: 'light' | 'dark') => {
		const { accent: a, onAccent, accentSoft } = shadesOf(accent, theme);
		return `{--accent:${a};--on-accent:${onAccent};--accent-soft:${accentSoft}}`;
	};
	const dark = rule('dark');
	return `:root${rule('light')}@media(prefers-color-scheme:dark){:root:not([data-theme=light])${dark}}:root[data-theme=dark]${dark}`;
}

function reach(colour: Oklch, theme: 'light' | 'dark'): string {
	const step = theme === 'light' ? -0.01 : 0.01;
	const on = theme === 'light' ? '#ffffff' : paper.dark;
	for (
		let l = theme === 'light' ? Math.min(colour.l, 0.62) : Math.max(colour.l, 0.7);
		l > 0 && l < 1;
		l += step
	) {
		const shade = hex({ ...colour, l });
		// 4.6, not 4.5: the soft tint lies under some of it.
		if (wcagContrast(shade, paper[theme]) >= 4.6 && wcagContrast(shade, on) >= 4.6) return shade;
	}
	return theme === 'light' ? '#1a1a1a' : '#f2f2f2';
}

function hex(colour: Oklch): string {
	return formatHex(clampChroma(colour, 'oklch'));
}
