/**
 * The words that may weigh as abuse: each insults or swears by itself. Left to the messages alone, weights
 * would also fall on what people are (`Muslim`, `gay`, `women`), on parties and on names, because abuse is
 * often about them; so what a text is about never counts, and every word that does was read by a person.
 * Words that a resident may mean plainly are left out, however often they insult: hoes of a garden, dykes, pussy willows,
 * fire retardants, contaminated soil, fat bikes (*läskipyörä*), *saatan* (I may).
 * A `*` means words that begin so, with four to ten letters before it. As foldedWords folds: `ss` for `ß`.
 */
const insults: Readonly<Record<string, string>> = {
	en: `ass asses asshol* bastard bastards beaner* bitch* bullsh* cocksuck* cunt* dickhe* doucheb* dumbas*
		faggo* fuck* fucc* gook gooks idiot* jackass* kike kikes loser losers moron morons motherf* nicca* nigg* paki
		pakis prick pricks redneck* retard retards retarded scumb* shit shits shith* shitt* slut sluts
		slutty spic spics stfu stupid* towelhe* tranny trannies twat twats wanker* wetback* whitey whore* wtf`,
	de: `abgefuck* abschaum* arsch* asozial* bastard* beklopp* beschiss* blöd* dämlich* depp deppen drecks* dumm dumme
		dummen dummer dummes dummh* dummk* dümmst* durchgekn* erbärmlic* fick* fotze* fresse gesindel* gesocks* hackfress*
		heuchl* hirnlos* hure* idiot* kack kacke kanak* kotz* lügenpres* lügner* maul missgebu* neger* nutte* penner*
		pfaffe pfaffen pfui schamlos* scheiss* schlampe* schmarotz* schwachsin* schwuchte* spast spasten spinner strunzd*
		trottel* verarsch* verblöd* verlogen* verpiss* verräter* versager* vollidiot* volksverrä* wichs*`,
	fi: `elätti* helvetin helvetti helvettiin helvetissä huora* huoria hullu hullut idioo* idiot* imbesil* jumalau* kusi
		kusipä* kyrpä* lutka* luuser* läski läskit mulkku* mulkvi* neekeri* nilkki* paska* paski* pelle pellejä perkele*
		perse perseen perseet perseest* perseeseen persettä pervo* pillu* pölväst* raukka* ryssä ryssiä ryssien ryssät saatana* sekopä* suvak*
		säälittäv* tekopyh* tollo* tolvan* turpa turpaan tyhmi* tyhmy* tyhmä* typer* vajakki* vitt* vitun vitut ääliö*`
};

/** The features that may weigh as abuse in a language. */
export function insultsIn(language: string): ReadonlySet<string> {
	return new Set(insults[language]?.match(/\S+/g));
}
