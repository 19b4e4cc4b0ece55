import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featuresOf } from '#lib/domain/moderation/spam/features.ts';
import { judged, judgedBy, verdictOf } from '#lib/domain/moderation/spam/judged.ts';
import { readModel } from '#lib/domain/moderation/spam/model.ts';
import { shapes } from '#lib/domain/moderation/spam/shape.ts';

describe('a text of one', () => {
	test.each([
		[
			'advertiser is held',
			'Subscribe to my channel and claim a prize, call 0906 170 1461',
			'en',
			'hold'
		],
		[
			'advertiser in a language without messages to learn from is flagged',
			'Soita 0600 123 456 www.voitto.example',
			'fi',
			'flag'
		],
		['who insults is held in English', 'Fuck off, you motherfucking bitch', 'en', 'hold'],
		[
			'who insults is flagged in German',
			'Ihr seid doch alle Arschlöcher, so ein Scheiß',
			'de',
			'flag'
		],
		['who insults is flagged in Finnish', 'Saatanan luuserit, painukaa helvettiin', 'fi', 'flag'],
		[
			'who insults in a language that was not learned is left to its watch words',
			'Din jävla idiot',
			'sv',
			'publish'
		]
	])('%s', (_, text, language, verdict) => {
		expect(judged(text, language).verdict).toBe(verdict);
	});
});

describe('what residents mean plainly is published', () => {
	test.each([
		['Bring rakes and hoes, the dyke behind Scunthorpe Road needs us', 'en'],
		['Please check the plan here: https://city.example/plan and comment by Friday', 'en'],
		['The fire retardant in the old classroom has to go', 'en'],
		['I am a gay Muslim woman and I vote for the Greens', 'en'],
		[
			'Als Muslim und als schwuler Mann wünsche ich mir mehr Schutz für Frauen und Flüchtlinge',
			'de'
		],
		['Der verseuchte Boden an der Spinnerei: dort liegt seit 2019-2020 Dreck', 'de'],
		['Saatan tulla läskipyörällä, jos pellettikattila saadaan vuosina 2024-2025 kuntoon', 'fi'],
		['Somalialaiset homot ja muslimit asuvat täällä hekin', 'fi'],
		['Ett nytt utegym kostar 350 000 kr, se https://stad.example/gym', 'sv'],
		['', 'en'],
		['', 'xx']
	])('%j in %s', (text, language) => {
		expect(judged(text, language).verdict).toBe('publish');
	});
});

test('shapes alone never hold', () => {
	const { verdict, reasons } = judged('https://a.example +44 906 170 1461', 'en');
	expect(verdict).toBe('flag');
	expect(reasons.map((reason) => reason.kind)).toEqual(['shape', 'shape']);
});

test('a reason is the word as its author wrote it, the heaviest first', () => {
	const { about, reasons } = judged('So ein SCHEIẞ, sagte der blöde Hund', 'de');
	expect(about).toBe('abuse');
	expect(reasons.map(({ said }) => said)).toEqual(['SCHEIẞ', 'blöde']);
});

describe('shapes', () => {
	test.each([
		['see www.a.example', ['link', 'only_link']],
		['one a.fi two b.se three c.de', ['link', 'links', 'only_link']],
		['WHY IS THIS SO SLOW', ['capitals']],
		['nooooo, really??', ['stretched']],
		['now!!', ['exclaimed']],
		['buy it buy it buy it buy it', ['repeated']],
		['call 040 123 4567', ['phone']],
		['from 2019-2020, in 00100 Helsinki, at 10.30', []],
		['it costs 35 000 €', ['money']],
		['write to aino@city.fi or @Aino.fi', []]
	])('%s', (text, expected) => {
		const shown = [...featuresOf(text).keys()].filter((name) => name.startsWith(':'));
		expect(shown).toEqual(expected.map((shape) => `:${shape}`));
	});
});

describe('laws', () => {
	const words = fc.constantFrom(
		...[
			'subscribe',
			'WIN',
			'fuck',
			'Scheiß',
			'saatanan',
			'the',
			'city',
			'puisto',
			'!!!',
			'a.fi',
			'040 123 4567',
			'\ud800',
			'5 €'
		]
	);
	const text = fc.oneof(
		fc.array(words, { maxLength: 20 }).map((all) => all.join(' ')),
		fc.array(fc.nat(0xffff)).map((all) => String.fromCharCode(...all))
	);
	const language = fc.constantFrom('en', 'fi', 'de', 'sv', 'ca', 'de-CH', '');

	test('a score is between 0 and 1, with at most five reasons, the heaviest first, and each in the text', () => {
		fc.assert(
			fc.property(text, language, (text, language) => {
				const { score, reasons } = judged(text, language);
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
				expect(reasons.length).toBeLessThanOrEqual(5);
				for (const [at, { said, weight }] of reasons.entries()) {
					expect(text).toContain(said);
					expect(weight).toBeGreaterThan(0);
					expect(weight).toBeLessThanOrEqual(reasons[at - 1]?.weight ?? Infinity);
				}
			})
		);
	});

	test('the order of sentences means nothing to words', () => {
		const sentences = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
		fc.assert(
			fc.property(sentences, (sentences) => {
				const names = (all: readonly string[][]) =>
					[...featuresOf(all.map((one) => one.join(' ')).join('\n')).values()]
						.flatMap(({ kind, name }) => (kind === 'word' ? name : []))
						.toSorted();
				expect(names(sentences.toReversed())).toEqual(names(sentences));
			})
		);
	});

	test('a higher score never has a weaker verdict', () => {
		const order = ['publish', 'flag', 'hold'];
		const threshold = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
		fc.assert(
			fc.property(
				threshold,
				threshold,
				fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
				(flag, hold, scores) => {
					const verdicts = scores
						.toSorted((one, other) => one - other)
						.map((score) => order.indexOf(verdictOf(score, { flag, hold })));
					expect(verdicts).toEqual(verdicts.toSorted());
				}
			)
		);
	});
});

test('the sum can be added up again', () => {
	const model = readModel({
		about: 'spam',
		language: 'en',
		bias: -100,
		flag: 0.5,
		hold: 0.9,
		weights: 'win 300 city -200\n:link 100'
	});
	const { score, reasons } = judgedBy(model, featuresOf('Win a city a.fi'));
	expect(score).toBeCloseTo(1 / (1 + Math.exp(1 - (3 - 2 + 1) / 2)));
	expect(reasons).toEqual([
		{ kind: 'word', said: 'Win', weight: 1.5 },
		{ kind: 'shape', shape: 'link', said: 'a.fi', weight: 0.5 }
	]);
	expect(shapes).toContain('link');
});

test.each([
	['one letter', 'a'],
	['digits and signs', '1-'],
	['amounts', '€1'],
	['lone surrogates', '\udc00'],
	['marks', '\u0301'],
	['addresses', 'www.x '],
	['parts of addresses', '.com'],
	['signs of mail', '@']
])('a hundred thousand units of %s are judged', (_, unit) => {
	const text = unit.repeat(100_000 / unit.length);
	expect(judged(text, 'en').score).toBeLessThanOrEqual(1);
});
