import type { CityContent } from './content.ts';

/** Mannheim: Local Green Deal and the participatory budget. */
export const mannheim: CityContent = {
	slug: 'mannheim',
	categories: [
		{ icon: 'transport', names: { de: 'Mobilität', en: 'Mobility' } },
		{ icon: 'energy', names: { de: 'Saubere Energie', en: 'Clean energy' } },
		{ icon: 'building', names: { de: 'Bauen und Wohnen', en: 'Building' } },
		{ icon: 'food', names: { de: 'Gesunde Ernährung', en: 'Healthy food' } },
		{ icon: 'nature', names: { de: 'Natur und Stadtgrün', en: 'Nature' } },
		{ icon: 'culture', names: { de: 'Zusammenleben', en: 'Living together' } }
	],
	neighbourhoods: [
		'Innenstadt/Jungbusch',
		'Neckarstadt-West',
		'Neckarstadt-Ost',
		'Lindenhof',
		'Käfertal',
		'Neckarau',
		'Vogelstang',
		'Sandhofen'
	],
	rules: {
		de: 'Wir sprechen über die Sache, nicht über die Person.\n\n- **Begegnen Sie anderen mit Respekt**, auch wenn Sie anderer Meinung sind.\n- **Nennen Sie, worauf sich eine Behauptung stützt.** Ein Link hilft.\n- **Veröffentlichen Sie keine personenbezogenen Daten anderer.**\n- Werbung und Wiederholungen werden entfernt.',
		en: 'We talk about the matter, not about the person.\n\n- **Respect each other**, also when you disagree.\n- **Say what a claim is based on.** A link helps.\n- **Do not publish personal data of others.**\n- Advertising and repetition are removed.'
	},
	contact: {
		de: 'Stadt Mannheim, Team Bürgerbeteiligung. Wir antworten an Werktagen.',
		en: 'City of Mannheim, participation team. We answer on weekdays.'
	},
	people: [
		'Katharina Vogt',
		'Murat Yıldız',
		'Jonas Becker',
		'Elif Demir',
		'Sabine Kraus',
		'Lukas Hoffmann',
		'Priya Nair',
		'Thomas Weidner',
		'Anna-Lena Schuster',
		'Francesco Conti',
		'Birgit Ziegler',
		'Mehmet Aydın',
		'Clara Neumann',
		'Heinz Pfeiffer',
		'Yara Khalil',
		'Dieter Lang',
		'Sophie Brandt',
		'Oleg Ivanov',
		'Marlene Fuchs',
		'Tim Schreiber',
		'Greta Lorenz',
		'Paul Engel',
		'Nadine Roth',
		'Samuel Obi'
	],
	groups: [
		{
			name: 'Local Green Deal: Klima in der Neckarstadt',
			purpose:
				'Nachbarinnen und Nachbarn, Vereine und Betriebe vereinbaren konkrete Beiträge zum Klimaschutz im Quartier. Die Stadt begleitet uns.',
			theme: 'Klimaschutz im Quartier',
			language: 'de',
			visibility: 'public',
			joining: 'open',
			threshold: 18,
			proposals: [
				{
					title: 'Schatten für den Neumarkt: dreißig Bäume bis zum übernächsten Sommer',
					summary:
						'Der Platz heizt sich im Juli so auf, dass niemand sitzen bleibt. Bäume helfen mehr als Sonnensegel.',
					text: 'Wir haben an drei Tagen gemessen: mittags war es auf dem Pflaster deutlich heißer als unter der einen Linde am Rand.\n\n1. Pflanzgruben mit Wasserspeicher\n2. heimische, hitzefeste Arten\n3. Patenschaften der Anwohnenden für die ersten drei Sommer',
					language: 'de',
					category: 4,
					neighbourhood: 1,
					author: 0,
					daysAgo: 16,
					supports: 16
				},
				{
					title: 'Mieterstrom vom Schuldach: Solarstrom für die Nachbarschaft',
					summary:
						'Die Dächer der Schulen könnten den Strom liefern, den die Häuser nebenan mittags brauchen.',
					text: 'Eine Bürgerenergiegenossenschaft ist bereit zu investieren. Was fehlt, ist ein Muster für die Verpachtung der Dächer.',
					language: 'de',
					category: 1,
					neighbourhood: 2,
					author: 2,
					daysAgo: 88,
					supports: 22,
					review: true,
					answer: {
						verdict: 'accepted',
						owner: 'Klimaschutzleitstelle',
						daysAgo: 41,
						reason:
							'Die Stadt verpachtet **fünf Schuldächer** im ersten Schritt. Der Mustervertrag liegt dem Gemeinderat im Herbst vor, die Ausschreibung folgt im Winter.'
					},
					progress: [
						{
							step: 'start progress',
							note: 'Die Statik von vier Dächern ist geprüft, ein Dach muss verstärkt werden.',
							daysAgo: 11
						}
					]
				},
				{
					title: 'Lastenrad-Parkplätze statt Falschparken an jeder zweiten Ecke',
					summary:
						'Wer ein Lastenrad hat, weiß nicht wohin damit. Ecken freizuhalten hilft auch Kindern beim Queren.',
					text: 'Je Ecke reicht ein halber Autostellplatz. Die Sicht wird besser, und die Feuerwehr kommt durch.',
					language: 'de',
					category: 0,
					neighbourhood: 1,
					author: 3,
					daysAgo: 54,
					supports: 20
				},
				{
					title: 'Nachtbus bis zur letzten Haltestelle in Sandhofen',
					summary: 'Nach 23 Uhr endet die Linie zwei Kilometer zu früh.',
					text: 'Wer im Krankenhaus Spätschicht hat, läuft nachts an der Landstraße entlang.',
					language: 'de',
					category: 0,
					neighbourhood: 7,
					author: 4,
					daysAgo: 102,
					supports: 13,
					review: true,
					answer: {
						verdict: 'declined',
						owner: 'Fachbereich Stadtplanung',
						daysAgo: 63,
						reason:
							'Für drei bis vier Fahrgäste je Nacht lässt sich ein Gelenkbus nicht vertreten. Das Ruftaxi wird aber bis zur Endhaltestelle ausgeweitet und kostet dort künftig so viel wie der Bus.'
					}
				},
				{
					title: 'Essbare Stadt: Beerensträucher an Schulwegen',
					summary: 'Kinder sollen sehen, woher Johannisbeeren kommen.',
					text: 'Zwei Schulen und ein Kleingartenverein würden die Pflege übernehmen. Die Stadt stellt den Streifen und die Erde.',
					language: 'de',
					category: 3,
					neighbourhood: 4,
					author: 8,
					daysAgo: 4,
					supports: 7
				}
			]
		},
		{
			name: 'Beteiligungshaushalt: Ideenwerkstatt',
			purpose:
				'Hier entstehen Vorschläge für den Beteiligungshaushalt: bis zu 100.000 Euro je Vorhaben.',
			theme: 'Beteiligungshaushalt',
			language: 'de',
			visibility: 'public',
			joining: 'open',
			threshold: 30,
			proposals: [
				{
					title: 'Trinkbrunnen auf sechs Spielplätzen',
					summary:
						'Im Sommer laufen Eltern zum Kiosk. Ein Brunnen kostet weniger als eine Rutsche.',
					text: 'Vorgeschlagen sind Plätze, an denen eine Leitung schon liegt.',
					language: 'de',
					category: 5,
					neighbourhood: 6,
					author: 10,
					daysAgo: 9,
					supports: 18
				},
				{
					title: 'A repair café with regular opening hours in every district',
					summary: 'Repairing together saves money and waste, and it is where neighbours meet.',
					text: 'Four volunteer groups already exist. What they need is a room on the same day every week, and insurance.',
					language: 'en',
					category: 5,
					neighbourhood: 3,
					author: 6,
					daysAgo: 27,
					supports: 15
				},
				{
					title: 'Barrierefreie Toilette am Paradeplatz',
					summary: 'Die nächste ist im Kaufhaus, und das schließt um 20 Uhr.',
					text: 'Mit Wickeltisch, Notruf und einem Schlüssel, den Menschen mit Behinderung europaweit schon haben.',
					language: 'de',
					category: 2,
					neighbourhood: 0,
					author: 12,
					daysAgo: 61,
					supports: 21,
					review: true
				}
			]
		}
	]
};
