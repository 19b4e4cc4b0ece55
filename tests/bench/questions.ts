/** What people of that city could look for, and how they could mistype it. */
export const questions: readonly string[] = [
	...['carril bici', 'biblioteca', 'escola bressol', 'habitatge social', 'parc infantil'],
	...['zona verda', 'soroll nocturn', 'turisme', 'neteja dels carrers', 'gossos'],
	...['metro', 'autobús nocturn', 'accessibilitat', 'semàfor', 'passeig', 'mercat municipal'],
	...['poliesportiu', 'piscina', 'gent gran', 'joves', 'associacions de veïns', 'contenidors'],
	...['energia solar', 'horts urbans', 'aparcament', 'voreres', 'arbres', 'bancs', 'enllumenat'],
	...['bicicleta', 'bibliotecas', 'viviendas', 'barrio', 'ruido', 'limpieza', 'parque', 'colegio'],
	...['carrils bicis', 'biblotecas', 'escoles bresol', 'habitage', 'turisma', 'contendors'],
	...['acesibilitat', 'semafors', 'paseig', 'piscines', 'poliesportius', 'enllumenta', 'abres'],
	...['bicileta', 'aparcamnet', 'associacoins', 'vivenda', 'limpeza', 'barris', 'barro', 'parks'],
	...['xqzzwv', "l'hospital & !clínic", 'pla de mobilitat urbana sostenible']
];
