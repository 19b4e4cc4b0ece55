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
				{ by: 8, text: 'Miten talvella? Piha on puolet vuodesta lumen alla.', agrees: 1 },
				{
					by: 7,
					text: 'Lumilingot puoleen hintaan vain tällä viikolla, tilaa nyt!',
					reported: {
						by: 1,
						ground: 'advertising',
						reason: 'Tämä on mainos eikä liity pihoihin.',
						hidden: 'Kommentti on mainos, eikä se liity keskustelun aiheeseen.',
						appeal: {
							text: 'En myy mitään, kerroin vain naapureille kaupan tarjouksesta.',
							question: 'Onko kauppa oma tai jonkun läheisen?'
						}
					}
				},
				{
					by: 6,
					text: 'Aina samat valittajat. Ei teille kannata antaa mitään.',
					reported: {
						by: 2,
						ground: 'respect',
						reason: 'Haukkuu muita keskustelijoita.',
						note: 'Samasta keskustelusta tuli viime viikolla puhelu. Asia lienee sovittu.'
					}
				},
				// Waits to be looked at: it holds a word that the city watches.
				{ by: 7, text: 'Itse lopetin työt ja elän nyt bitcoinilla. Kysykää, miten.', ago: 0.15 }
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
				},
				{
					by: 7,
					text: 'Sonnenschirme zum halben Preis, nur diese Woche, gleich bestellen!',
					reported: {
						by: 3,
						ground: 'advertising',
						reason: 'Das ist Werbung und hat mit dem Platz nichts zu tun.',
						hidden: 'Der Kommentar ist Werbung und gehört nicht zur Sache.',
						appeal: {
							text: 'Ich verkaufe nichts, ich wollte nur auf ein Angebot hinweisen.',
							question: 'Gehört der Laden Ihnen oder jemandem, der Ihnen nahesteht?'
						}
					}
				},
				{
					by: 6,
					text: 'Immer dieselben Nörgler. Euch sollte man gar nichts geben.',
					reported: {
						by: 4,
						ground: 'respect',
						reason: 'Beschimpft alle, die hier schreiben.',
						note: 'Zu derselben Diskussion kam letzte Woche ein Anruf. Das dürfte geklärt sein.'
					}
				},
				// Waits to be looked at: it holds a word that the city watches.
				{
					by: 7,
					text: 'Wer braucht Bäume? Mit Bitcoin kauft man sich den Schatten selbst.',
					ago: 0.15
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
				{ by: 4, text: 'Vad kostar det att byta ordning? Någon annan får vänta.', agrees: 2 },
				{
					by: 7,
					text: 'Snöslungor till halva priset bara den här veckan, beställ nu!',
					reported: {
						by: 2,
						ground: 'advertising',
						reason: 'Det är reklam och handlar inte om cykelvägar.',
						hidden: 'Kommentaren är reklam och hör inte till ämnet.',
						appeal: {
							text: 'Jag säljer inget, jag ville bara tipsa grannarna om ett erbjudande.',
							question: 'Är affären din egen eller tillhör den någon som står dig nära?'
						}
					}
				},
				{
					by: 5,
					text: 'Alltid samma gnällspikar. Ni borde inte få någonting.',
					reported: {
						by: 3,
						ground: 'respect',
						reason: 'Skäller på alla som skriver här.',
						note: 'Om samma diskussion kom ett samtal förra veckan. Det är troligen utrett.'
					}
				},
				// Waits to be looked at: it holds a word that the city watches.
				{ by: 7, text: 'Skit i cyklarna, köp bitcoin så slipper ni arbeta.', ago: 0.15 }
			]
		}
	]
};
