import type { ProposalState } from '#lib/domain/proposal.ts';
import { fold } from '#lib/domain/search/words.ts';

/** What a state is called here, as other services and cities call it; undefined when nobody told us. */
export function stateOf(value: string): ProposalState | undefined {
	return states.get(plain(value));
}

function plain(value: string): string {
	return fold(value).replace(/[^\p{L}\p{N}]/gu, '');
}

const called: Partial<Record<ProposalState, string>> = {
	gathering:
		'gathering, open, published, not answered, collecting signatures, avoin, kerää kannatusta, samlar underskrifter, öppen, offen, sammelt unterstützung, oberta, abierta',
	'threshold-reached': 'threshold-reached, threshold reached',
	'under-review':
		'under-review, under review, in review, evaluating, evaluation, arvioitavana, käsittelyssä, selvityksessä, jatkoselvityksessä, under beredning, inväntar beslut från nämnd, in prüfung, en avaluació, en evaluación',
	accepted:
		'accepted, approved, hyväksytty, godkänd, bifall, genomförs, genomförs fullt ut, angenommen, acceptada, aceptada',
	'accepted-in-part':
		'accepted-in-part, partially accepted, accepted in part, osittain hyväksytty, genomförs delvis, delvis bifall, teilweise angenommen',
	'not-now':
		'not-now, postponed, ei nyt, inte nu, tas med i framtida planering, för få underskrifter, zurückgestellt',
	declined:
		'declined, rejected, not feasible, hylätty, avslag, avslagen, genomförs ej, uppfyller ej regelverket, abgelehnt, rebutjada, rechazada, unfeasible',
	'not-city-matter': 'not-city-matter, not the city’s matter, ei kaupungin asia',
	'in-progress':
		'in-progress, in progress, execution, toteutuksessa, pågår, in umsetzung, en execució, en ejecución',
	done: 'done, implemented, completed, finished, executed, toteutettu, valmis, genomförd, redan omhändertaget, umgesetzt, executada, ejecutada',
	dropped: 'dropped, cancelled',
	// What lives on in another proposal is supported there: of the two that one gathers on.
	withdrawn:
		'withdrawn, retracted, merged, yhdistetty, sammanslagen, zusammengelegt, peruttu, vedetty pois, återtagen, tillbakadragen, zurückgezogen, retirada'
};

const states = new Map<string, ProposalState>(
	(Object.entries(called) as [ProposalState, string][]).flatMap(([state, names]) =>
		names.split(', ').map((name) => [plain(name), state] as const)
	)
);
