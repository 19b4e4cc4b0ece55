import type { PollContent } from './polls.ts';

const ranks = (...order: number[]) => ({ q1: order.map((option) => [option]) });
const marks = (...options: number[]) => ({ q1: options });
const projects = (...options: number[]) => ({ q1: options.map((option) => [option, 1] as const) });

/** The polls of each demo city, by its short name. */
export const pollsOfCities: Record<string, readonly PollContent[]> = {
	espoo: [
		{
			template: 'rank',
			title: 'Mikä rantaraitin osuus kunnostetaan ensin?',
			text: 'Ensi vuoden määrärahalla ehditään kunnostaa **yksi osuus**. Järjestys ratkaisee, mistä aloitetaan.',
			language: 'fi',
			options: [
				{ name: 'Kivenlahti–Soukka', text: 'Valaistus ja kolme levähdyspaikkaa.' },
				{ name: 'Westend–Otaniemi', text: 'Erotetaan kävely ja pyöräily toisistaan.' },
				{ name: 'Matinkylä–Nokkala', text: 'Esteetön reitti venesatamaan.' },
				{ name: 'Laajalahti', text: 'Pitkospuut lintutornille.' }
			],
			days: { closes: 9 },
			votes: [ranks(1, 2, 0), ranks(2, 0), ranks(0, 2, 1, 3), ranks(3, 2), ranks(1)],
			turnout: 14
		},
		{
			template: 'choose-several',
			title: 'Mitä Leppävaaran kirjaston aukiolle?',
			text: 'Aukio uusitaan keväällä. Kannatettavia vaihtoehtoja voi valita niin monta kuin haluaa.',
			language: 'fi',
			options: [
				{ name: 'Lisää penkkejä ja puita' },
				{ name: 'Katettu esiintymislava' },
				{ name: 'Vesileikkipaikka' },
				{ name: 'Kaupunkiviljelylaatikoita' }
			],
			days: { closes: 5 },
			votes: [marks(0, 3), marks(0), marks(0, 2), marks(1), marks(0, 1, 3)],
			reasons: [
				'',
				'Aukiolla ei ole nyt yhtään varjoista paikkaa.',
				'',
				'Lavalla voisi soittaa kirjaston musiikkiryhmä.\nSade ei saisi pilata kesän tapahtumia.',
				'Penkkejä haluavat vain ne idiootit, jotka kuitenkin istuvat kotona.',
				'',
				'Lapsille pitää olla jotakin muutakin kuin asfalttia.',
				'Taimet kasvaisivat aukion aurinkoisella reunalla.',
				'',
				'Vesi viilentää aukion helteillä, ja siitä on iloa kaikenikäisille.'
			],
			reported: {
				said: 'Penkkejä haluavat vain ne idiootit, jotka kuitenkin istuvat kotona.',
				ground: 'respect',
				because: 'Toisin äänestäneitä haukutaan.'
			},
			outcome: {
				statement:
					'Aukiolle istutetaan kahdeksan puuta ja tuodaan kaksitoista penkkiä **toukokuuhun mennessä**. Viljelylaatikoista sovitaan asukasyhdistyksen kanssa.',
				reviewInDays: 180
			}
		},
		{
			template: 'yes-no',
			title: 'Aloitetaanko torilla kuukausittainen kierrätyspäivä?',
			text: 'Kokeilu kestäisi vuoden. Tavaraa voisi tuoda ja hakea maksutta.',
			language: 'fi',
			options: [],
			days: { opens: 6, closes: 20 },
			votes: []
		},
		// Waits to be looked at: it holds a word that the city watches.
		{
			template: 'yes-no',
			title: 'Järjestetäänkö kirjastossa ilta kryptohuijauksista?',
			text: 'Kuluttajaneuvoja on tarjoutunut näyttämään, mistä **bitcoin**-huijauksen tunnistaa. Ilta olisi maksuton.',
			language: 'fi',
			askedBy: 0,
			options: [],
			days: { opens: 8, closes: 15 },
			votes: []
		}
	],
	mannheim: [
		{
			template: 'budget',
			title: 'Beteiligungshaushalt: Was soll umgesetzt werden?',
			text: 'Insgesamt stehen **500.000 Euro** bereit, höchstens 100.000 Euro je Vorhaben. Wählen Sie alle Vorhaben, die Sie unterstützen.',
			language: 'de',
			options: [
				{ name: 'Trinkbrunnen an zehn Plätzen', cost: '95000' },
				{ name: 'Schattige Sitzplätze am Neckarufer', cost: '80000' },
				{ name: 'Fahrradwerkstatt Neckarstadt-West', cost: '60000' },
				{ name: 'Essbare Beete in der Schwetzingerstadt', cost: '35000' },
				{ name: 'Barrierefreier Spielplatz auf der Vogelstang', cost: '100000' },
				{ name: 'Lastenräder zum Ausleihen', cost: '90000' },
				{ name: 'Offene Bühne im Herzogenriedpark', cost: '75000' },
				{ name: 'Dachbegrünung für drei Schulen', cost: '98000' }
			],
			total: '500000',
			days: { closes: 12 },
			votes: [projects(0, 1, 4), projects(2, 5), projects(0, 3, 7), projects(4), projects(1, 3, 6)],
			turnout: 11
		},
		{
			template: 'rank',
			title: 'Welches Thema bekommt der nächste Bürgerworkshop?',
			text: 'Der Workshop findet im Frühjahr statt und dauert einen Samstag.',
			language: 'de',
			options: [
				{ name: 'Klimaneutral wohnen' },
				{ name: 'Sicher zur Schule' },
				{ name: 'Grün in der Innenstadt' },
				{ name: 'Gutes Essen für alle' }
			],
			days: { closes: 4 },
			votes: [ranks(2, 0), ranks(1, 2), ranks(2, 1), ranks(0, 2, 1), ranks(1, 0, 2), ranks(3, 1)],
			reasons: [
				'Im Sommer ist es auf den Planken kaum auszuhalten.',
				'',
				'Der Weg zur Schule ist für meine Kinder das Wichtigste.',
				'',
				'Davon hätten alle etwas, die im Zentrum einkaufen oder arbeiten.'
			],
			outcome: {
				statement:
					'Die Stadt lädt zum gewählten Thema ein. Die Einladung erscheint **bis Ende Januar**; die Ergebnisse gehen an den zuständigen Ausschuss.',
				reviewInDays: 120
			}
		},
		// Waits to be looked at: it holds a word that the city watches.
		{
			template: 'yes-no',
			title: 'Laden wir zu einem Abend über Betrug mit Kryptogeld ein?',
			text: 'Eine Beratungsstelle bietet an, zu zeigen, woran man Betrug mit **Bitcoin** erkennt. Der Abend wäre kostenlos.',
			language: 'de',
			askedBy: 0,
			options: [],
			days: { opens: 8, closes: 15 },
			votes: []
		}
	],
	umea: [
		{
			template: 'score',
			title: 'Hur viktiga är åtgärderna för dig som pendlar?',
			text: 'Ge varje åtgärd ett betyg från 0 till 5. Lämna tomt om du inte vet.',
			language: 'sv',
			options: [
				{ name: 'Snöröjda cykelvägar före klockan sju' },
				{ name: 'Tätare bussar kvällstid' },
				{ name: 'Väderskydd vid hållplatserna' },
				{ name: 'Pendlarparkering för cyklar vid Umeå C' }
			],
			days: { closes: 8 },
			votes: [
				{ q1: [5, 3, 4, null] },
				{ q1: [4, 5, 2, 3] },
				{ q1: [5, null, 3, 5] },
				{ q1: [3, 4, 4, 1] }
			],
			turnout: 12
		},
		{
			template: 'yes-no',
			title: 'Ska stadens matsvinn redovisas varje månad?',
			text: 'Förslaget gäller skolor och äldreboenden. Siffrorna skulle visas öppet på stadens webbplats.',
			language: 'sv',
			options: [],
			days: { closes: 3 },
			votes: [{ q1: 'yes' }, { q1: 'yes' }, { q1: 'no' }, { q1: 'yes' }, { q1: 'abstain' }],
			reasons: [
				'',
				'Det som mäts blir bättre.',
				'',
				'Personalen har redan för mycket att fylla i.'
			],
			outcome: {
				statement:
					'Måltidsservice börjar redovisa matsvinnet **från och med mars**, först för skolorna. Äldreboendena följer efter sommaren.',
				reviewInDays: 200
			}
		},
		// Waits to be looked at: it holds a word that the city watches.
		{
			template: 'yes-no',
			title: 'Ska vi ordna en kväll om kryptobedrägerier?',
			text: 'En konsumentrådgivare erbjuder sig att visa hur man känner igen bedrägerier med **bitcoin**. Kvällen skulle vara gratis.',
			language: 'sv',
			askedBy: 0,
			options: [],
			days: { opens: 8, closes: 15 },
			votes: []
		}
	]
};
