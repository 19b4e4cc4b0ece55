import type { StoredModel } from './model.ts';

/**
 * Written by `npm run train:classifier`, which describes how; not by hand. Only words and numbers, learned from messages
 * that are no part of the project: `en-sms-spam` and `en-youtube-comment-spam` (spam), `en-davidson-tweets`
 * (hate and offence), `de-germeval2018` (offence), `fi-suomi24-toxicity` (toxicity), and as ordinary text
 * what residents wrote in `en-polis`, `de-klimarat`, `fi-omastadi` and `sv-goteborgsforslaget`.
 * No sentence of them can be read from it: a word stands here when at least three messages use it.
 * The words of abuse stand here as they are, so that everybody can see what weighs how much.
 */
export const weights: readonly StoredModel[] = [
	{
		about: 'spam',
		language: 'en',
		bias: -127,
		flag: 0.451,
		hold: 0.758,
		weights: `
:capitals 168 :exclaimed 180 :links 239 :only_link 513 :phone 748 :repeated 46 :stretched -93 able -26
abt -59 ac 167 acces* -43 access -38 accou* -30 actio* -48 actor* 84 actua* -58
actually -42 ad 69 adam 71 admir* 40 admirer 21 advance 86 advertise 52 advertisements 56
affor* -32 affordable -27 aft -36 again* -41 against -42 age16 32 age16* 32 ah -36
aight -41 aight* -41 ain -38 all -2 almos* -28 almost -28 alrea* -64 already -64
alway* -81 always -81 amazi* 77 amazing 77 ameri* -80 america -48 american -44 angel* 49
animals -51 anoth* -72 another -72 anyth* -66 anything -66 app 69 appre* 139 appreciate 132
are -3 artis* 92 artist 99 ass -92 assau* -34 attem* 53 attempt 55 aucti* 57
auction 57 await* 68 award 55 award* 80 babe -36 bad -7 bank 74 basic* -41
be -81 beane* -41 beaner -41 beats 43 beats* 43 best -152 bette* -42 better -42
bg -88 billi* -108 billion -106 bird -83 birth* -37 birthday -31 bitch -129 bitch* -182
bitches -54 black -23 black* -28 blue -32 book 96 booke* -36 booked -28 both -31
bowli* -51 bowling -51 box 53 boys 91 breat* 63 breath 84 broug* 63 brought 63
brown* -59 brownies -45 bt 48 build* -42 calls 21 calls* 21 camer* 43 camera 43
canal 53 canal* 53 candi* -67 candidates -42 cant -31 card 45 cards 60 cards* 60
care -30 cash 140 celeb 48 celeb* 99 challenge 47 champ* 66 chang* -61 change -70
chann* 364 channel 362 charl* -75 charlie -67 chikk* -39 chikku -39 china -34 china* -34
citiz* -58 citizens -53 city -97 claim 234 class -36 class* -48 clima* -51 climate -51
collection 41 color* -63 colored -41 colou* 33 colour 33 colum* 97 comes 78 comes* 78
comfo* 94 comin* -64 coming -53 confe* 53 conse* -42 consi* -31 conso* 115 constructive 34
content 75 continue -34 contr* -41 control -44 conve* -53 cook 33 cooki* -45 cool -14
corpo* -34 cos -53 count* -100 country -54 county -45 covers 101 crack* -33 crazy 76
crazy* 76 cs 100 cunt -28 da -115 dai -31 damn -74 dance* 1 dat -41
datin* 60 dating 60 day -115 dead -45 death* -36 decem* 62 december 62 decim* -31
decimal -29 defin* 70 del 32 deliv* 50 delivery 40 democ* -106 democracy -37 den -33
deser* -39 devel* -59 devil* 75 didn -35 didnt -33 didnt* -33 die -41 digit* 36
digital 36 dis -72 disab* -42 disas* 77 disli* -65 diver* -37 doesn* -31 doggi* 86
dogging 86 done -24 dont 73 door -38 dope 83 doubl* 83 downt* -49 downtown -49
drive* -51 dubst* 104 dubstep 104 dumb -34 dun -32 dunno -36 dunno* -36 early -28
early* -28 earn 147 easil* 100 easily 100 east -22 eat -47 eatin* -29 eating -29
econo* -39 educa* -46 education -55 eg 36 elect* -107 elections -41 else -57 em 76
emine* 110 eminem 113 enjoy 86 enoug* -37 enough -37 enter 39 entitled 23 entry 68
entry* 68 envir* -45 equal* -50 espec* -36 especially -36 ever -29 everything -48 exact* -47
expir* 61 expos* 115 exposure 78 extra 31 extra* 267 extraordinary 239 face -65 fag -39
faggo* -80 faggot -44 famil* -20 fancy 47 fancy* 47 fans 70 fanta* 119 fantastic 58
fb 136 featu* 62 feedb* 92 feedback 92 feel -36 femal* -30 few -29 final 51
final* 50 finan* -36 fine -71 finis* -99 finish -44 finished -26 flirt* 32 focus* -46
following 33 food -65 forev* -40 forever -40 forge* 52 forgo* -36 forgot -33 fox -39
freak* -34 freem* 50 freemsg 50 friendship -40 fruit* 105 fuck -67 fucki* -92 fuckin -32
fucking -59 full -66 fun 73 gamin* 84 gaming 84 gbp 85 gentl* -50 gets 87
ghett* -34 ghetto -32 gift 85 girl -53 glad -41 god -35 goes -40 going -108
going* -108 good -97 got -153 goto 41 gover* -90 government -66 gr8 34 green -76
green* -91 guaranteed 81 gud -88 gun -41 haha -48 hahah* -30 hallo* 59 halloween 59
happe* -26 happened 74 happy -64 happy* -64 hate -40 haven* -33 he -73 head -39
healt* -117 health -59 healthcare -29 hear -38 heard 18 heard* 18 high -31 him -18
his -40 history -38 hoe -61 hoes -97 holid* 15 holiday 22 holy -16 hope -47
horny 38 horny* 38 hot 103 housi* -34 housing -34 how -96 http 82 human* -45
hurts -26 hurts* -26 id -44 idea -33 ident* -62 identify -74 ill 74 im 170
immig* -47 impea* -30 in -88 inclu* -51 incredible 37 india -25 india* -38 infra* -34
innoc* 45 innocent 45 inste* -37 instead -37 itali* -32 italian -32 its -88 jamst* 46
jamster 46 jihad* -36 job -84 jus -40 justi* -60 justice -35 justin -24 katty -37
katty* -37 katy -47 kiss -42 knowl* 57 knowledge 57 knw -27 lake 74 landline 52
lar -37 last -57 later -103 later* -103 lates* 114 latest 114 leavi* -31 leaving -31
legal* -39 legit* 53 leh -31 lei -29 lesso* -40 lesson -32 let -85 lets -32
liao -38 liber* -29 light* -37 likes -43 likes* -43 littl* -10 little -10 ll 99
lmao -29 loads 80 loads* 80 lol -94 long -67 looks -34 looks* -34 lor -92
lost 46 love -52 loved -31 loved* -31 lover* -34 loves 48 loves* 48 lovin* -30
loving -30 loyal* 39 loyalty 23 ltd 97 luck 75 lucky 38 lucky* 95 lunch -35
lunch* -38 lyric* 80 lyrics 38 mail -55 major* -49 makes -44 makes* -44 march -40
march* -43 means -29 means* -29 medic* -35 meeti* -45 meeting -40 megan -39 megan* -39
memor* -73 memories -42 menta* -44 million -21 mine -20 minec* 50 minecraft 50 mix 59
mo -33 mob 126 momen* 42 moment 43 monke* -36 monkey -29 monst* 76 monthly 87
most -21 mothe* 113 mother 49 move -58 movie 84 movie* 66 msg 91 msgs 96
mtmsg* 37 mum -33 must -60 mysel* 34 myself 34 near -37 need -71 needs -135
needs* -135 neigh* -39 never -37 never* -41 newes* 82 newest 82 nice -55 nigga -41
niggah -36 niggas 54 night -67 night* -75 nokia 146 nokia* 168 non -35 none -42
not -50 numbers 26 off -68 office -45 oh -86 ok -141 okay 71 omg -84
once -77 optio* -49 options -42 optou* 23 optout 23 orang* 61 orange 55 oredi -26
oredi* -26 oreo -48 organ* -41 other -25 own -66 pa -39 paper -30 paper* -30
paren* -52 parents -41 park -41 parki* -38 parking -38 parti* -47 party -21 party* -26
passw* 38 password 38 pay -68 pc 78 perfe* -22 perfect -22 perry -56 perry* -56
pic 58 pick -53 piss 48 pizza -30 pizza* -30 place -49 place* -59 plan -44
plann* -42 planning -37 players -35 playl* 183 playlist 183 plz 37 po 67 pobox* 102
polic* -56 polit* -86 political -41 poly 66 polyp* 30 polys 33 polys* 33 poor -41
pound* 83 pounds 83 power -42 power* -45 pract* -41 price 29 princ* -44 princess -36
prize 82 prize* 145 probl* -40 problem -39 progr* -76 programs -34 promise 34 provi* -49
psy -76 publi* -47 public -58 pussy -58 pussy* -58 queer -33 queer* -38 question 47
questions 57 quiz 64 raise* -42 rakhe* -35 rakhesh -35 range 71 range* 71 rap 137
rappe* 133 rapper 148 rathe* -26 rather -26 rd -33 reach* -35 reaching -29 reading 113
record 62 reduc* -36 reduce -30 refor* -40 reform -34 regul* -33 remem* -34 remin* 121
remix 119 remix* 178 rental 26 repla* -32 repub* -52 requi* -53 resid* -37 respe* -38
resta* -36 restaurants -36 retur* -40 revea* 32 review 29 rights -53 ringt* 240 ringtone 164
rock -109 row 46 rt -277 run -42 sae 41 said -60 sale 66 say -94
sayin* -45 saying -33 schoo* -7 schools -44 scien* -44 science -38 secon* 16 secur* -37
sept 101 set -39 sexy 55 shaki* -47 shakira -13 shall -45 shall* -27 shares 106
she -32 shit -36 shopp* -30 shopping -30 short* -29 shot 62 shoul* -87 should -59
shows 32 shows* 32 shuff* -84 shut -28 sick -49 side -37 singers 38 singles 91
skill* 62 skills 48 skip 95 sky 75 sleep -52 sleep* -90 sleeping -26 smell* -33
solve 58 someb* -28 somebody -28 somet* -89 something -63 son 45 song 4 soon -43
sorry -54 sorry* -54 spam 115 specially 75 speec* 38 speech 41 spook* 61 stand -53
stand* -47 state -32 state* -71 statu* -37 still -53 still* -53 stude* -50 students -36
study* -40 sub 23 subs 36 subsc* 541 subscribe 271 subscribers 106 subscription 34 suite* 49
suite342 49 super -30 super* 70 sure -80 survival 43 suscr* 36 suscribe 35 sweet -40
sweet* -44 swimm* -37 swimming -37 syste* -34 system -34 talen* 142 talk -41 talki* -47
talking -47 teach* -47 texts 66 texts* 66 than -30 that -190 thats -63 thats* -63
their -16 them -62 thems* -36 themselves -36 there -55 there* -8 theres 43 they -23
thk -31 those -45 those* -45 thoug* -36 though -28 thous* 106 thousands 106 throu* -48
through -40 tht -45 thumb 29 thumb* 253 thumbs 223 times -48 times* -48 tmr -52
todays 36 toget* -41 together -41 toile* 48 toilet 48 tone 40 tones 77 tones* 77
tonig* -49 tonight -58 took 71 total* -34 traffic -43 trans* -19 trash -113 trash* -118
treat* -39 tried 75 tried* 75 trump -79 trump* -83 tryna 49 tryna* 49 two -82
txt 459 txtin* 38 txting 38 txts 41 under* -95 understand -44 unsub* 131 unsubscribe 117
ur 107 urgen* 67 urgent 67 versi* 58 version 58 vids 69 viewe* -50 viewed -32
views -95 views* -95 villa* 69 village 69 violence -37 vouch* 47 wait -61 wan -46
wana -37 wanna 69 wanna* 69 wants -54 wants* -54 wap 128 was -39 wat -65
way -22 we -42 weekend -49 weeks 43 weeks* 43 weird* -39 well -48 wen -55
went -75 were -85 what -68 whate* -47 whatever -47 when -98 whene* -33 whenever -33
where -35 where* -42 which -22 which* -24 white -65 white* -77 why -27 will -39
winne* 78 winner 44 wk 47 women -78 women* -78 wonde* -56 worse -38 worse* -38
wow -102 wrong -47 wrong* -47 ww 129 xd -83 xmas 53 ya -43 yanke* -74
yankees -56 yeah -41 yello* -54 yellow -49 yo -88 yours 64 yours* 88 yourself 24
yr 66 yup -33
`
	},
	{
		about: 'spam',
		language: null,
		bias: -150,
		flag: 0.777,
		hold: null,
		weights: `
:capitals 201 :exclaimed 211 :links 406 :only_link 586 :phone 834 :repeated 169 :stretched -38
`
	},
	{
		about: 'abuse',
		language: 'en',
		bias: -148,
		flag: 0.61,
		hold: 0.639,
		weights: `
ass 291 beaner* 80 bitch* 747 cunt* 289 faggo* 414 fuck* 376 idiot* 33 nicca* 164
nigg* 493 redneck* 127 retarded 142 shit 256 stfu 6 stupid* 71 tranny 36 whitey 94
wtf 72
`
	},
	{
		about: 'abuse',
		language: 'de',
		bias: -139,
		flag: 0.209,
		hold: null,
		weights: `
abgefuck* 270 arsch* 347 bastard* 189 blöd* 63 drecks* 188 gesocks* 160 kotz* 246 scheiss* 366
schmarotz* 281 strunzd* 184 volksverrä* 206
`
	},
	{
		about: 'abuse',
		language: 'fi',
		bias: -71,
		flag: 0.473,
		hold: null,
		weights: `
helvetti 131 huora* 72 idioo* 115 idiot* 126 luuser* 253 paska* 225 paski* 129 perse 52
persettä 46 pillu* 1 saatana* 229 suvak* 102 säälittäv* 173 tyhmi* 44 tyhmy* 172 tyhmä* 54
typer* 41 vitt* 34 vitun 52
`
	}
];
