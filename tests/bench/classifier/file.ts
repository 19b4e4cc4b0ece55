import type { StoredModel } from '#lib/domain/moderation/spam/model.ts';

/** weights.ts as it is kept: a word and its weight after the other, lines of about a hundred signs. */
export function inFile(models: readonly StoredModel[]): string {
	return `${heading}export const weights: readonly StoredModel[] = [\n${models.map(one).join(',\n')}\n];\n`;
}

const heading = `import type { StoredModel } from './model.ts';

/**
 * Written by \`npm run train:classifier\`, which describes how; not by hand. Only words and numbers, learned from messages
 * that are no part of the project: \`en-sms-spam\` and \`en-youtube-comment-spam\` (spam), \`en-davidson-tweets\`
 * (hate and offence), \`de-germeval2018\` (offence), \`fi-suomi24-toxicity\` (toxicity), and as ordinary text
 * what residents wrote in \`en-polis\`, \`de-klimarat\`, \`fi-omastadi\` and \`sv-goteborgsforslaget\`.
 * No sentence of them can be read from it: a word stands here when at least three messages use it.
 * The words of abuse stand here as they are, so that everybody can see what weighs how much.
 */
`;

function one({ about, language, bias, flag, hold, weights }: StoredModel): string {
	const named = language === null ? 'null' : `'${language}'`;
	return `\t{
		about: '${about}',
		language: ${named},
		bias: ${bias},
		flag: ${flag},
		hold: ${hold},
		weights: \`
${wrapped(weights)}
\`
	}`;
}

function wrapped(weights: string): string {
	return weights.replace(/(\S+ -?\d+(?: \S+ -?\d+){0,7}) ?/g, '$1\n').trim();
}
