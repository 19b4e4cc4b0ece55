/** Sizes of a ballot in points. */
export interface Look {
	title: number;
	heading: number;
	body: number;
	small: number;
	/** Side of a box to mark. */
	box: number;
	/** Above and below a row's text. */
	pad: number;
	/** From one line to write on to the next. */
	writing: number;
}

export const usual: Look = {
	title: 22,
	heading: 14,
	body: 11,
	small: 9,
	box: 15,
	pad: 6,
	writing: 24
};

/** Large print: nothing smaller than 18 points. */
export const large: Look = {
	title: 28,
	heading: 22,
	body: 18,
	small: 18,
	box: 24,
	pad: 8,
	writing: 36
};
