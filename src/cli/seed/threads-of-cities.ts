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
						decided: {
							step: 'hide',
							facts: 'Kommentti on mainos, eikä se liity keskustelun aiheeseen.'
						},
						appeal: {
							text: 'En myy mitään, kerroin vain naapureille kaupan tarjouksesta.',
							question: 'Onko kauppa oma tai jonkun läheisen?'
						}
					}
				},
				{
					by: 4,
					text: 'Lunta ei saa kasata omalle pihalle ollenkaan, siitä saa sakot.',
					reported: {
						by: 2,
						ground: 'deception',
						reason: 'Väite ei pidä paikkaansa.',
						decided: {
							step: 'label',
							label: 'Lunta saa kasata omalle pihalle; kadulle sitä ei saa siirtää.',
							facts: 'Väite lumen kasaamisesta on virheellinen ja voi johtaa lukijaa harhaan.'
						}
					}
				},
				{
					by: 5,
					text: 'Puhutaan mieluummin metrosta. Milloin linjaa jatketaan?',
					reported: {
						by: 1,
						ground: 'off-topic',
						reason: 'Ei liity pihoihin.',
						decided: {
							step: 'collapse',
							facts: 'Kommentti koskee metroa eikä pihoja.'
						}
					}
				},
				{
					by: 7,
					text: 'Vielä ehtii: lumilingot puoleen hintaan, tilaa ennen viikonloppua!',
					reported: {
						by: 2,
						ground: 'advertising',
						reason: 'Sama mainos taas.',
						ofAuthor: 'Tilin nimissä ei ole kuin mainoksia.',
						decided: {
							step: 'suspend',
							pause: 30,
							facts: 'Tili on julkaissut saman mainoksen toistuvasti eikä muuta.'
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
				{
					by: 3,
					text: 'Isännöitsijä on laiska valehtelija.',
					ago: 2,
					reworded: 'Isännöitsijä ei ole vastannut pihaa koskeviin kysymyksiin.',
					reported: {
						by: 1,
						ground: 'respect',
						reason: 'Kommentin aiempi versio haukkuu isännöitsijää, ja sen voi yhä lukea.',
						decided: {
							step: 'hide',
							facts: 'Kommentin ensimmäinen versio haukkui isännöitsijää.'
						}
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
						decided: {
							step: 'hide',
							facts: 'Der Kommentar ist Werbung und gehört nicht zur Sache.'
						},
						appeal: {
							text: 'Ich verkaufe nichts, ich wollte nur auf ein Angebot hinweisen.',
							question: 'Gehört der Laden Ihnen oder jemandem, der Ihnen nahesteht?'
						}
					}
				},
				{
					by: 2,
					text: 'Die Bäume kosten zusammen zehn Millionen Euro.',
					reported: {
						by: 4,
						ground: 'deception',
						reason: 'Die Zahl ist falsch.',
						decided: {
							step: 'label',
							label: 'Im Haushaltsplan stehen für alle dreißig Bäume 410.000 Euro.',
							facts: 'Die genannte Summe ist falsch und kann andere in die Irre führen.'
						}
					}
				},
				{
					by: 1,
					text: 'Viel wichtiger ist, wann die Straßenbahn wieder fährt.',
					reported: {
						by: 3,
						ground: 'off-topic',
						reason: 'Gehört nicht hierher.',
						decided: {
							step: 'collapse',
							facts: 'Der Kommentar betrifft die Straßenbahn und nicht den Platz.'
						}
					}
				},
				{
					by: 7,
					text: 'Noch bis Sonntag: Sonnenschirme zum halben Preis, jetzt bestellen!',
					reported: {
						by: 4,
						ground: 'advertising',
						reason: 'Schon wieder dieselbe Werbung.',
						ofAuthor: 'Unter diesem Namen erscheint nichts als Werbung.',
						decided: {
							step: 'suspend',
							pause: 30,
							facts: 'Das Konto veröffentlicht wiederholt dieselbe Werbung und nichts anderes.'
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
						decided: { step: 'hide', facts: 'Kommentaren är reklam och hör inte till ämnet.' },
						appeal: {
							text: 'Jag säljer inget, jag ville bara tipsa grannarna om ett erbjudande.',
							question: 'Är affären din egen eller tillhör den någon som står dig nära?'
						}
					}
				},
				{
					by: 1,
					text: 'Kommunen har redan beslutat att sluta ploga cykelvägar.',
					reported: {
						by: 2,
						ground: 'deception',
						reason: 'Det stämmer inte.',
						decided: {
							step: 'label',
							label: 'Kommunen har inte fattat något sådant beslut.',
							facts: 'Påståendet om ett beslut är felaktigt och kan vilseleda andra.'
						}
					}
				},
				{
					by: 6,
					text: 'Prata hellre om bussarna. När kommer linje åtta tillbaka?',
					reported: {
						by: 3,
						ground: 'off-topic',
						reason: 'Handlar inte om cykelvägar.',
						decided: {
							step: 'collapse',
							facts: 'Kommentaren handlar om bussar och inte om cykelvägar.'
						}
					}
				},
				{
					by: 7,
					text: 'Sista chansen: snöslungor till halva priset, beställ före helgen!',
					reported: {
						by: 3,
						ground: 'advertising',
						reason: 'Samma reklam igen.',
						ofAuthor: 'Under det här namnet kommer inget annat än reklam.',
						decided: {
							step: 'suspend',
							pause: 30,
							facts: 'Kontot publicerar samma reklam om och om igen och inget annat.'
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
