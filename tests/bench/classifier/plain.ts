/**
 * English words of spam that residents also write to a city, where advertising takes no turn: they never weigh
 * against a text. A link does not either (new accounts have a rule for it), nor an amount of money.
 */
const plain = `active answer apply ask back benefit bill brand buy call called chance charge charged chat check click club
	code collect com come comment comments company contact cost cover customer date dates day donate everyday
	facebook find follow free friend friends game games get girls give google guarantee guys hello help hey hi
	home info instagram invite inviting join just ladies like link list live look made make message messages min
	mind mins mobile model month music name network new news now number offer online open opt order page part
	phone play player please post posts read real reason reply replying score search secret see selected send
	service services share show sign simple sms start stop support team terms text thank thanks tickets time
	today tour track try tweet twitter type uk update valid video videos view visit vote wait waiting want watch
	watching web website week weekly welcome word work year your youtube`;

/** So many letters of a word are its beginning. */
export const spamBeginning = 5;

/** The features that never speak against a text: the words above, and those of two and more texts of residents. */
export function plainIn(
	residents: readonly { features: readonly string[] }[]
): ReadonlySet<string> {
	const times = new Map<string, number>();
	for (const { features } of residents)
		for (const name of features) times.set(name, (times.get(name) ?? 0) + 1);
	const usual = [...times].filter(([name, many]) => many >= 2 && !name.startsWith(':'));
	const words = plain.match(/\S+/g) ?? [];
	const beginnings = words.map((word) => `${word.slice(0, spamBeginning)}*`);
	return new Set([...usual.map(([name]) => name), ...words, ...beginnings, ':link', ':money']);
}
