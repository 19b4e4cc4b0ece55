import type { ThreadContent } from './threads.ts';

/** What people discuss in the demo's cities. */
export const threadsOfCities: Record<string, ThreadContent[]> = {
	espoo: [
		{
			title: 'Mitä yhteisestä pihasta pitäisi saada tehdä itse?',
			text: 'Moni haluaisi istuttaa, rakentaa penkin tai järjestää naapuruston päivän. **Mikä on estänyt?** Kerätään tähän kokemuksia ennen helmikuun työpajaa.',
			language: 'fi',
			comments: [
				{
					by: 1,
					text: 'Meillä este oli lupa. Kukaan ei osannut sanoa, keneltä se kysytään.',
					agrees: 6,
					answers: [
						{
							by: 4,
							text: 'Sama täällä. Lopulta penkki tehtiin, mutta kesä ehti mennä.',
							agrees: 2
						},
						{
							text: 'Kiitos, tämä on hyvä tietää. Kokoamme lupien yhteyshenkilöt yhdelle sivulle tammikuun loppuun mennessä.'
						}
					]
				},
				{
					by: 2,
					text: 'Työkalut! Kaikilla ei ole lapiota. Lainaamo taloyhtiöiden kesken olisi jo paljon.',
					agrees: 4
				},
				{ by: 8, text: 'Miten talvella? Piha on puolet vuodesta lumen alla.', agrees: 1 }
			]
		}
	],
	mannheim: [
		{
			about: 'Schatten für den Neumarkt: dreißig Bäume bis zum übernächsten Sommer',
			language: 'de',
			comments: [
				{
					by: 3,
					text: 'Am Markttag stehe ich dort vier Stunden in der Sonne. Bäume würden mir mehr helfen als jedes Zelt.',
					agrees: 7
				},
				{
					by: 5,
					text: 'Wer gießt im ersten Sommer? Davon hängt alles ab.',
					agrees: 3,
					answers: [
						{
							text: 'In den ersten drei Jahren gießt das Grünflächenamt. Wer eine Patenschaft übernehmen möchte, ist herzlich willkommen.'
						},
						{ by: 5, text: 'Danke, das beantwortet meine Frage. Ich melde mich.', agrees: 1 }
					]
				}
			]
		}
	],
	umea: [
		{
			about: 'Snöröj cykelvägarna före bilvägarna på skolmorgnar',
			language: 'sv',
			comments: [
				{
					by: 2,
					text: 'Mina barn cyklar året om. Det som stoppar dem är vallen vid korsningen, inte snön på vägen.',
					agrees: 5,
					answers: [
						{ by: 6, text: 'Precis. Börja med korsningarna, då räcker plogarna längre.', agrees: 3 }
					]
				},
				{ by: 4, text: 'Vad kostar det att byta ordning? Någon annan får vänta.', agrees: 2 }
			]
		}
	]
};
