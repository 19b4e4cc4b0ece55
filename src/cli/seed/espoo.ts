import type { CityContent } from './content.ts';

/** Espoo: the future workshop of sustainable development, and what it works on. */
export const espoo: CityContent = {
	slug: 'espoo',
	categories: [
		{ icon: 'transport', names: { fi: 'Liikkuminen', sv: 'Trafik', en: 'Getting around' } },
		{
			icon: 'nature',
			names: { fi: 'Luonto ja virkistys', sv: 'Natur och rekreation', en: 'Nature and leisure' }
		},
		{
			icon: 'energy',
			names: { fi: 'Ilmasto ja energia', sv: 'Klimat och energi', en: 'Climate and energy' }
		},
		{
			icon: 'culture',
			names: {
				fi: 'Kulttuuri ja yhteisöt',
				sv: 'Kultur och gemenskap',
				en: 'Culture and community'
			}
		},
		{
			icon: 'school',
			names: { fi: 'Koulut ja nuoret', sv: 'Skolor och unga', en: 'Schools and young people' }
		}
	],
	neighbourhoods: [
		'Leppävaara',
		'Tapiola',
		'Matinkylä',
		'Espoonlahti',
		'Espoon keskus',
		'Kauklahti',
		'Vanha-Espoo'
	],
	rules: {
		fi: 'Puhutaan asioista, ei ihmisistä.\n\n- **Kunnioita toista**, myös eri mieltä ollessa.\n- **Kerro, mihin väite perustuu.** Linkki auttaa.\n- **Älä julkaise toisten henkilötietoja.**\n- Mainokset ja saman viestin toistaminen poistetaan.',
		sv: 'Vi talar om sak, inte om person.\n\n- **Respektera varandra**, också när ni är oense.\n- **Berätta vad påståendet bygger på.** En länk hjälper.\n- **Publicera inte andras personuppgifter.**\n- Reklam och upprepningar tas bort.',
		en: 'We talk about the matter, not about the person.\n\n- **Respect each other**, also when you disagree.\n- **Say what a claim is based on.** A link helps.\n- **Do not publish personal data of others.**\n- Advertising and repetition are removed.'
	},
	contact: {
		fi: 'Espoon kaupunki, osallisuustiimi. Vastaamme arkisin.',
		sv: 'Esbo stad, delaktighetsteamet. Vi svarar på vardagar.',
		en: 'City of Espoo, participation team. We answer on weekdays.'
	},
	people: [
		'Aino Lehtonen',
		'Mikael Sundqvist',
		'Farah Ahmadi',
		'Eero Koskela',
		'Sanni Virtanen',
		'Tuomas Heino',
		'Linnea Holm',
		'Jari Mäkelä',
		'Noor Hassan',
		'Kaisa Rautio',
		'Petri Salonen',
		'Veera Niemi',
		'Otto Lindholm',
		'Maria Petrova',
		'Ilkka Saarinen',
		'Helmi Kallio',
		'Ahmed Yusuf',
		'Riitta Laine',
		'Joonas Aalto',
		'Emma Björk',
		'Timo Järvinen',
		'Sofia Nurmi',
		'Pauli Harju',
		'Leena Oksanen',
		'Daniel Ek'
	],
	groups: [
		{
			name: 'Kestävän kehityksen tulevaisuustyöpaja',
			purpose:
				'Asukkaat ja kaupungin asiantuntijat suunnittelevat yhdessä, miten arjesta Espoossa tulee kestävämpää. Kokoonnumme noin kerran kuussa, ja välillä ehdotuksia kerätään täällä.',
			theme: 'Kestävä arki',
			language: 'fi',
			visibility: 'public',
			joining: 'open',
			threshold: 20,
			proposals: [
				{
					title: 'Katettu ja valaistu pyörätie Espoon keskuksesta Kauklahteen',
					summary:
						'Junaradan varteen tarvitaan ympäri vuoden toimiva pyörätie, jota uskaltaa ajaa myös pimeällä.',
					text: 'Nykyinen reitti katkeaa kahdesti ja on talvella auraamatta viikkoja.\n\n## Mitä ehdotan\n\n- yhtenäinen pyörätie radan eteläpuolelle\n- valaistus, joka kirkastuu, kun joku lähestyy\n- katos kahteen jyrkimpään kohtaan, jotta ne pysyvät sulina\n\nMonet jättävät auton kotiin, jos matka on **turvallinen myös marraskuussa**.',
					language: 'fi',
					category: 0,
					neighbourhood: 5,
					author: 0,
					daysAgo: 12,
					supports: 17
				},
				{
					title: 'Lainattavat tavarapyörät jokaiseen kirjastoon',
					summary: 'Kirjastosta voisi lainata tavarapyörän samalla kortilla kuin kirjan.',
					text: 'Tavarapyörä korvaa auton kauppareissulla ja muutossa, mutta harva haluaa ostaa omaa. Kirjastot ovat auki myös iltaisin ja niissä on jo lainausjärjestelmä.\n\nKokeilun voisi aloittaa kolmesta kirjastosta.',
					language: 'fi',
					category: 0,
					neighbourhood: 1,
					author: 4,
					daysAgo: 75,
					supports: 23,
					review: true,
					answer: {
						verdict: 'accepted',
						owner: 'Kaupunkikulttuurin toimiala',
						daysAgo: 30,
						reason:
							'Kiitos ehdotuksesta. **Kokeilu alkaa keväällä** Sellon, Tapiolan ja Ison Omenan kirjastoissa, kaksi pyörää kussakin. Huollosta vastaa kaupungin kalustopalvelu, ja käyttöä seurataan vuoden ajan.'
					},
					progress: [
						{
							step: 'start progress',
							note: 'Pyörät on kilpailutettu ja tilattu. Ensimmäiset tulevat Tapiolaan.',
							daysAgo: 6
						}
					]
				},
				{
					title: 'Pihojen hulevedet talteen: kokeilu kymmenessä taloyhtiössä',
					summary: 'Taloyhtiöt saisivat neuvontaa ja pienen tuen sadepuutarhojen rakentamiseen.',
					text: 'Rankkasateet täyttävät viemärit joka syksy. Sadepuutarha hidastaa vettä ja on kaunis. Taloyhtiöt tarvitsevat mallin, jota seurata, ja jonkun, jolta kysyä.',
					language: 'fi',
					category: 2,
					author: 3,
					daysAgo: 40,
					supports: 21
				},
				{
					title: 'Ruokahävikki näkyväksi koulujen lounaalla',
					summary: 'Oppilaat mittaavat hävikin itse ja päättävät, mihin säästö käytetään.',
					text: 'Kun biojätteen määrä näkyy taululla, siitä aletaan puhua. Säästetyllä rahalla luokka voisi valita toiveruoan tai retken.',
					language: 'fi',
					category: 4,
					author: 8,
					daysAgo: 120,
					supports: 12,
					review: true,
					answer: {
						verdict: 'accepted-in-part',
						owner: 'Kasvun ja oppimisen toimiala',
						daysAgo: 80,
						reason:
							'Mittaus otetaan käyttöön kaikissa yhtenäisissä peruskouluissa. Säästöjä ei voida ohjata luokille, koska ruokapalvelu on kilpailutettu, mutta oppilaat saavat äänestää teemapäivän ruoan.'
					},
					progress: [
						{
							step: 'start progress',
							note: 'Vaaka ja taulu on asennettu kuuteen kouluun.',
							daysAgo: 50
						},
						{
							step: 'finish',
							note: 'Kaikissa kouluissa mitataan. Hävikki väheni kevään aikana selvästi.',
							daysAgo: 9
						}
					]
				},
				{
					title: 'Yöjuna-asema takaisin Espoon keskukseen',
					summary: 'Yöjunien pitäisi pysähtyä Espoossa, jotta Lappiin pääsee ilman lentoa.',
					text: 'Monella on Espoosta pidempi matka Pasilaan kuin lentokentälle. Pysähdys lisäisi matka-aikaa vain muutaman minuutin.',
					language: 'fi',
					category: 0,
					neighbourhood: 4,
					author: 14,
					daysAgo: 95,
					supports: 9,
					review: true,
					answer: {
						verdict: 'not-city-matter',
						owner: 'Kaupunkiympäristön toimiala',
						daysAgo: 60,
						reason:
							'Yöjunien pysähdyksistä päättävät liikennöitsijä ja valtio. Kaupunki on välittänyt ehdotuksen perusteluineen liikenne- ja viestintäministeriölle.'
					}
				},
				{
					title: 'Ett öppet växthus för alla i Esbo centrum',
					summary: 'Ett gemensamt växthus där grannar kan odla, byta plantor och mötas året om.',
					text: 'Många bor utan balkong. Ett växthus vid biblioteket skulle bli en mötesplats också i november.',
					language: 'sv',
					category: 3,
					neighbourhood: 4,
					author: 1,
					daysAgo: 5,
					supports: 8
				},
				{
					title: 'Benches every 200 metres along the Waterfront Walk',
					summary:
						'Older people turn back where the benches end. A bench is cheaper than an ambulance.',
					text: 'Between Matinkylä and Soukka there are stretches of more than a kilometre without a place to sit. My grandmother used to walk there every day.',
					language: 'en',
					category: 1,
					neighbourhood: 2,
					author: 2,
					daysAgo: 2,
					supports: 5
				},
				{
					title: 'Valot radanvarren pyörätielle Kauklahteen',
					summary: 'Reitillä on talvella niin pimeää, että moni jättää pyörän kotiin.',
					text: 'Espoon keskuksen ja Kauklahden välillä on kilometrin pimeä osuus. Ehdotan sinne valoja, jotka syttyvät liikkeestä.',
					language: 'fi',
					category: 0,
					neighbourhood: 5,
					author: 6,
					daysAgo: 11,
					supports: 6,
					joins: {
						into: 0,
						reason:
							'Kumpikin ehdotus koskee samaa reittiä, ja valaistus on mukana myös katetun pyörätien ehdotuksessa. Yhdessä ne on helpompi käsitellä.',
						daysAgo: 4,
						agreed: true
					}
				},
				{
					title: 'Sadevesitynnyri jokaisen taloyhtiön pihalle',
					summary: 'Kesäkuivina viikkoina istutukset voisi kastella sadevedellä.',
					text: 'Tynnyri on halpa ja helppo. Kaupunki voisi lainata niitä taloyhtiöille kesäksi ja kertoa, mihin ne kannattaa sijoittaa.',
					language: 'fi',
					category: 1,
					neighbourhood: 0,
					author: 'resident',
					daysAgo: 18,
					supports: 4,
					joins: {
						into: 2,
						reason:
							'Hulevesikokeilussa on tarkoitus kerätä sadevettä pihoilla, joten tynnyrit sopisivat osaksi sitä.',
						daysAgo: 2,
						agreed: false
					}
				}
			]
		},
		{
			name: 'Leppävaaran nuorten kaupunkiraati',
			purpose:
				'Nuoret 13–20 vuotta kertovat kaupungille, mikä Leppävaarassa toimii ja mikä puuttuu. Mukaan pääsee pyytämällä.',
			theme: 'Nuoret',
			language: 'fi',
			visibility: 'public',
			joining: 'request',
			proposals: [
				{
					title: 'Ilmainen sisätila nuorille sunnuntaisin Leppävaaraan',
					summary:
						'Sunnuntaina kaikki on kiinni tai maksaa. Tarvitaan paikka, jossa saa vain olla.',
					text: 'Kirjasto on täynnä ja kauppakeskuksesta ajetaan pois. Koulun aula riittäisi, jos joku aikuinen on paikalla.',
					language: 'fi',
					category: 4,
					neighbourhood: 0,
					author: 10,
					daysAgo: 20,
					supports: 14
				},
				{
					title: 'Skeittipaikan valot päälle iltakymmeneen asti',
					summary: 'Talvella valot sammuvat jo kahdeksalta.',
					text: 'Skeittipaikka on ainoa maksuton harrastus monelle. Kaksi tuntia lisää valoa riittää.',
					language: 'fi',
					category: 1,
					neighbourhood: 0,
					author: 11,
					daysAgo: 33,
					supports: 11,
					review: true,
					answer: {
						verdict: 'not-now',
						owner: 'Liikunta- ja urheilupalvelut',
						daysAgo: 14,
						reason:
							'Valaisimet uusitaan ensi vuonna, ja silloin ohjausta voidaan muuttaa. Otamme toiveen mukaan suunnitteluun.'
					}
				}
			]
		},
		{
			name: 'Ilmastokumppanit: yritykset ja yhteisöt',
			purpose: 'Ilmastositoumuksen tehneiden organisaatioiden yhteinen työtila. Vain jäsenille.',
			theme: 'Ilmasto',
			language: 'fi',
			visibility: 'members',
			joining: 'invitation',
			proposals: [
				{
					title: 'Yhteinen sähköautojen latauspiste kumppaneille Keilaniemeen',
					summary: 'Kolme yritystä jakaisi latausaseman, joka iltaisin palvelee asukkaita.',
					text: 'Päivällä asemaa käyttävät yritysten autot, illalla ja viikonloppuna asukkaat.',
					language: 'fi',
					category: 2,
					neighbourhood: 1,
					author: 13,
					daysAgo: 8,
					supports: 4
				}
			]
		}
	]
};
