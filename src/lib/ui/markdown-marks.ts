export type Mark = 'bold' | 'heading' | 'link' | 'list' | 'quote';

/** A text, and what of it is selected: positions in UTF-16, as a text area counts. */
export interface Selected {
	text: string;
	start: number;
	end: number;
}

/** Puts a mark of Markdown on what is selected, or takes it off again; the words stay selected. */
export function putMark(mark: Mark, selected: Selected, linkWords: string): Selected {
	if (mark === 'bold') return wrap(selected, '**');
	if (mark === 'link') return link(selected, linkWords);
	return begin(selected, { heading: '## ', list: '- ', quote: '> ' }[mark]);
}

function wrap({ text, start, end }: Selected, sign: string): Selected {
	const size = sign.length;
	const isOn = text.slice(start - size, start) === sign && text.slice(end, end + size) === sign;
	if (isOn) {
		const bare = text.slice(0, start - size) + text.slice(start, end) + text.slice(end + size);
		return { text: bare, start: start - size, end: end - size };
	}
	const marked = text.slice(0, start) + sign + text.slice(start, end) + sign + text.slice(end);
	return { text: marked, start: start + size, end: end + size };
}

/** The address is selected afterwards: it is what one types next. */
function link({ text, start, end }: Selected, linkWords: string): Selected {
	const words = text.slice(start, end) || linkWords;
	const address = start + words.length + '[]('.length;
	return {
		text: `${text.slice(0, start)}[${words}](https://)${text.slice(end)}`,
		start: address,
		end: address + 'https://'.length
	};
}

/** Every line that is touched by the selection begins with the sign, or no longer does. */
function begin({ text, start, end }: Selected, sign: string): Selected {
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const lines = text.slice(from, end).split('\n');
	const isOn = lines.every((line) => line.startsWith(sign));
	const changed = lines.map((line) => (isOn ? line.slice(sign.length) : sign + line)).join('\n');
	return {
		text: text.slice(0, from) + changed + text.slice(end),
		start: from,
		end: from + changed.length
	};
}
