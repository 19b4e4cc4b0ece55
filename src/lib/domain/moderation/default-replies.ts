import type { Locale } from '#lib/domain/locale.ts';
import type { ConductRule } from './rules.ts';
import type { NewReply } from './saved-reply.ts';

/** The replies that a new city begins with, in its languages; its facilitators write them anew. */
export function defaultReplies(languages: readonly Locale[]): NewReply[] {
	return languages.flatMap((language) =>
		Object.entries(texts[language]).map(([rule, [title, text]]) => ({
			rule: rule as ConductRule,
			language,
			title,
			text: `${text} ${again[language]}`
		}))
	);
}

const again: Record<Locale, string> = {
	en: 'If you see it differently, you can ask until {deadline} that somebody else looks again.',
	fi: 'Jos päätös tuntuu väärältä, voi {deadline} asti pyytää, että joku toinen tarkastelee asiaa.',
	sv: 'Om du ser det annorlunda kan du till och med {deadline} be att någon annan granskar på nytt.',
	de: 'Wenn Sie das anders sehen, können Sie bis {deadline} verlangen, dass jemand anderes noch einmal prüft.'
};

type Title = string;
type Text = string;

const texts: Record<Locale, Partial<Record<ConductRule, [Title, Text]>>> = {
	en: {
		respect: [
			'Insult',
			'What was written in “{title}” insults people instead of speaking about the matter. The rules say: {rule}. The point itself is welcome without the insult.'
		],
		privacy: [
			'Private details',
			'What was written in “{title}” tells private details of somebody. The rules say: {rule}. It can be written again without them.'
		],
		advertising: [
			'Advertising',
			'What was written in “{title}” advertises something and adds nothing to the matter. The rules say: {rule}.'
		],
		'off-topic': [
			'Off topic',
			'What was written in “{title}” is about something else. A proposal or discussion of its own is the place for it. The rules say: {rule}.'
		]
	},
	fi: {
		respect: [
			'Loukkaus',
			'Teksti kohteessa ”{title}” loukkaa ihmisiä eikä puhu asiasta. Säännöissä sanotaan: {rule}. Itse ajatus on tervetullut ilman loukkausta.'
		],
		privacy: [
			'Yksityiset tiedot',
			'Teksti kohteessa ”{title}” kertoo jonkun yksityisiä tietoja. Säännöissä sanotaan: {rule}. Tekstin voi kirjoittaa uudelleen ilman niitä.'
		],
		advertising: [
			'Mainos',
			'Teksti kohteessa ”{title}” mainostaa eikä tuo asiaan mitään uutta. Säännöissä sanotaan: {rule}.'
		],
		'off-topic': [
			'Ei liity asiaan',
			'Teksti kohteessa ”{title}” koskee jotakin muuta. Sille sopii oma ehdotus tai keskustelu. Säännöissä sanotaan: {rule}.'
		]
	},
	sv: {
		respect: [
			'Förolämpning',
			'Det som skrevs i ”{title}” förolämpar människor i stället för att handla om saken. Reglerna säger: {rule}. Själva tanken är välkommen utan förolämpningen.'
		],
		privacy: [
			'Privata uppgifter',
			'Det som skrevs i ”{title}” avslöjar privata uppgifter om någon. Reglerna säger: {rule}. Det går bra att skriva om det utan dem.'
		],
		advertising: [
			'Reklam',
			'Det som skrevs i ”{title}” gör reklam och tillför inget i saken. Reglerna säger: {rule}.'
		],
		'off-topic': [
			'Hör inte till ämnet',
			'Det som skrevs i ”{title}” handlar om något annat. Det passar bättre som ett eget förslag eller en egen diskussion. Reglerna säger: {rule}.'
		]
	},
	de: {
		respect: [
			'Beleidigung',
			'Der Text in „{title}“ beleidigt Menschen, statt von der Sache zu sprechen. In den Regeln steht: {rule}. Der Gedanke selbst ist ohne die Beleidigung willkommen.'
		],
		privacy: [
			'Private Angaben',
			'Der Text in „{title}“ verrät private Angaben über jemanden. In den Regeln steht: {rule}. Ohne sie kann er noch einmal geschrieben werden.'
		],
		advertising: [
			'Werbung',
			'Der Text in „{title}“ wirbt für etwas und trägt nichts zur Sache bei. In den Regeln steht: {rule}.'
		],
		'off-topic': [
			'Gehört nicht zur Sache',
			'Der Text in „{title}“ handelt von etwas anderem. Dafür ist ein eigener Vorschlag oder eine eigene Diskussion der richtige Ort. In den Regeln steht: {rule}.'
		]
	}
};
