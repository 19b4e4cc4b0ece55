import type { CityContent } from './content.ts';

/** Umeå: the climate roadmap and everyday life in the north. */
export const umea: CityContent = {
	slug: 'umea',
	categories: [
		{ icon: 'transport', names: { sv: 'Resor och transporter', en: 'Mobility' } },
		{ icon: 'energy', names: { sv: 'Energi och byggnader', en: 'Energy and buildings' } },
		{
			icon: 'circular',
			names: { sv: 'Konsumtion och cirkulär ekonomi', en: 'Consumption and circular economy' }
		},
		{ icon: 'food', names: { sv: 'Mat och jordbruk', en: 'Food and agriculture' } },
		{ icon: 'culture', names: { sv: 'Övrigt', en: 'Other' } }
	],
	neighbourhoods: [
		'Centrala stan',
		'Ålidhem',
		'Ersboda',
		'Teg',
		'Mariehem',
		'Haga',
		'Holmsund',
		'Sävar'
	],
	rules: {
		sv: 'Vi talar om sak, inte om person.\n\n- **Respektera varandra**, också när ni är oense.\n- **Berätta vad påståendet bygger på.** En länk hjälper.\n- **Publicera inte andras personuppgifter.**\n- Reklam och upprepningar tas bort.',
		en: 'We talk about the matter, not about the person.\n\n- **Respect each other**, also when you disagree.\n- **Say what a claim is based on.** A link helps.\n- **Do not publish personal data of others.**\n- Advertising and repetition are removed.'
	},
	contact: {
		sv: 'Umeå kommun, medborgardialog. Vi svarar på vardagar.',
		en: 'Umeå Municipality, citizen dialogue. We answer on weekdays.'
	},
	people: [
		'Karin Lundgren',
		'Oskar Nyström',
		'Amina Warsame',
		'Per-Erik Sandström',
		'Elsa Forsberg',
		'Viktor Åström',
		'Maja Hedlund',
		'Henrik Bäckström',
		'Inger Johansson',
		'Samir Haddad',
		'Lovisa Engström',
		'Nils Renström',
		'Saga Wikström',
		'Birgitta Öberg',
		'Anton Risberg',
		'Hanna Marklund',
		'Ulf Nordin',
		'Tove Degerman',
		'Ali Rahimi',
		'Ebba Sjöström',
		'Gunnar Holmlund',
		'Freja Lindström'
	],
	groups: [
		{
			name: 'Klimatfärdplanen: invånarpanelen',
			purpose:
				'Invånare och kommun tar tillsammans fram åtgärder för ett klimatneutralt Umeå. Panelen träffas varje månad och samlar förslag här däremellan.',
			theme: 'Klimatneutralt Umeå',
			language: 'sv',
			visibility: 'public',
			joining: 'open',
			threshold: 15,
			proposals: [
				{
					title: 'Snöröj cykelvägarna före bilvägarna på skolmorgnar',
					summary: 'Halva staden cyklar på vintern. Då ska cykelvägen vara plogad klockan sju.',
					text: 'I dag plogas stråken i fel ordning: när barnen cyklar ligger vallarna kvar.\n\n- börja med stråken till skolor och sjukhuset\n- visa på kartan vad som är plogat\n- mät och berätta varje månad',
					language: 'sv',
					category: 0,
					neighbourhood: 4,
					author: 0,
					daysAgo: 19,
					supports: 14
				},
				{
					title: 'Laga i stället för att köpa nytt: verktygspool i varje bibliotek',
					summary: 'Borrmaskinen används tretton minuter under sitt liv. Låna den på biblioteket.',
					text: 'Poolen kan börja på Ålidhem och Ersboda, där många bor i lägenhet utan förråd.',
					language: 'sv',
					category: 2,
					neighbourhood: 1,
					author: 4,
					daysAgo: 70,
					supports: 19,
					review: true,
					answer: {
						verdict: 'accepted',
						owner: 'Kulturförvaltningen',
						daysAgo: 34,
						reason:
							'Vi öppnar **en verktygspool på Ålidhemsbiblioteket** efter nyår och utvärderar den till sommaren. Lånetiden blir en vecka.'
					},
					progress: [
						{
							step: 'start progress',
							note: 'Hyllorna är på plats och inköpen gjorda tillsammans med återbruket.',
							daysAgo: 5
						}
					]
				},
				{
					title: 'Spillvärme till odling: ett växthus vid kraftvärmeverket',
					summary: 'Värmen som går ut i älven kan ge tomater i mars.',
					text: 'Ett växthus på tusen kvadratmeter vore ett första steg, drivet av en förening tillsammans med gymnasiets naturbruksprogram.',
					language: 'sv',
					category: 3,
					neighbourhood: 0,
					author: 3,
					daysAgo: 47,
					supports: 16
				},
				{
					title: 'Belys stigen mellan Mariehem och Nydalasjön',
					summary: 'Stigen är trygg på dagen och svart på kvällen.',
					text: 'Rörelsestyrd belysning räcker, så att stjärnorna syns när ingen går där.',
					language: 'sv',
					category: 4,
					neighbourhood: 4,
					author: 6,
					daysAgo: 110,
					supports: 12,
					review: true,
					answer: {
						verdict: 'accepted-in-part',
						owner: 'Gator och parker',
						daysAgo: 66,
						reason:
							'Den första delen till badplatsen får rörelsestyrd belysning. Resten av stigen går genom ett område som är viktigt för fladdermöss och lämnas mörkt.'
					},
					progress: [
						{ step: 'start progress', note: 'Upphandlingen är klar.', daysAgo: 38 },
						{ step: 'finish', note: 'Belysningen tänds i kväll.', daysAgo: 3 }
					]
				},
				{
					title: 'Free winter tyres for bicycles on loan to new students',
					summary: 'Students who arrive in August do not know what is coming in November.',
					text: 'Studded tyres could be lent for one winter against a small deposit, together with the student union.',
					language: 'en',
					category: 0,
					neighbourhood: 1,
					author: 9,
					daysAgo: 6,
					supports: 9
				},
				{
					title: 'En båtbuss på älven mellan Teg och centrum',
					summary: 'Fem minuter på vattnet i stället för tjugo i kö.',
					text: 'En liten eldriven färja kan gå från maj till oktober.',
					language: 'sv',
					category: 0,
					neighbourhood: 3,
					author: 5,
					daysAgo: 130,
					supports: 10,
					review: true,
					answer: {
						verdict: 'not-now',
						owner: 'Tekniska nämnden',
						daysAgo: 90,
						reason:
							'Idén är god men kajerna byggs om till nästa år. Vi prövar den igen när de är klara.'
					}
				}
			]
		},
		{
			name: 'Matlandet Umeå',
			purpose: 'Odlare, kök och ätare som vill äta närmare hemmet.',
			theme: 'Mat och jordbruk',
			language: 'sv',
			visibility: 'public',
			joining: 'request',
			proposals: [
				{
					title: 'En vecka i månaden med bara norrländska råvaror i skolköken',
					summary:
						'Barnen lär sig smaken av landskapet, och bönderna får en beställning att lita på.',
					text: 'Upphandlingen kan delas i mindre delar så att små gårdar kan lämna anbud.',
					language: 'sv',
					category: 3,
					author: 10,
					daysAgo: 24,
					supports: 11
				}
			]
		}
	]
};
