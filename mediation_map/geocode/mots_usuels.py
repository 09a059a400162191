"""Words that really stand in the names of ways: to meet one is no slip of the pen.

Above all those of four to six letters: with one letter changed they may be each other, as "port"
and "pont". Used where no list of the streets around is at hand; a plural need not be listed.
"""

from __future__ import annotations

_NATURE = """
agave aigle alouet ambre anis arbre arbres argile aube aubier aulne aulnes aune aunes aurore
avoine azur baie baies basse belle biche biches bief biefs bise bleu bleue bleus bois bosse bouc
boule braise brande brise brises bruit brune butte buttes cade caille calme canal canard cane
canne carpe cassis castor causse cave caves ceps cerf cerfs cerise champ champs chant chaume chaux
chemin chene chenes chevre chutes ciel cigale cime cimes clair claire clef cles cloche clos coin
coing colza combe combes coquel corail coteau cotes coucou coude creux cygne cygnes daim daims
dame dames digue dune dunes eaux ecluse ecueil eglise enclos epine epines epis erable essart etang
etangs etoile faisan faux fleur fleurs foin foins font fonts foret forets forge forges fosse
fosses four fours fraise frene frenes froid fruits fusain gare gave geai geais genet genets gerbe
gerbes gite gites givre glace gland golfe gorge goule grain grains grange gres greve grive grives
gros grotte gues guet hache haie haies haras haut haute hautes hauts herbe herbes heron herons
hetre hetres houx huppe hutte ibis iles iris isle jardin jasmin jonc joncs jour lacs laie lande
landes lapin lauze lavoir liane lice lierre lievre ligne lilas lion lions lisses loge loges loire
longe longue loup loups loutre lune lupin luzern maie maille mais maison malle marais mare mares
marne mauve melon menhir menthe merle merles meules midi miel mimosa mine mines moine moines mont
monts mouche moulin mousse mule mure mures murs myrte neige nids noir noire nord noyer noyers
nuage nuit ocre oeuvre oies oise olive olives ombre orage orge orges orient orme ormes ortie osier
osiers ouest paille palme palmes panier parc paume peche pecher pelle pente pentes perche perle
pics pied piege pierre pies pignon pinede pins pinson piste plage plaine plan plate platre pluie
pois pomme pommes ponce pont ponts porche port porte portes ports potier poule poulie pres prune
prunes puits quai rade rail raisin rame rave ravin regain remise renard ressac rhin rivage rive
rives roche rocher roches ronce ronces rond ronde rose roseau roses roues rouet rouge rouges ruche
ruches ruelle sable sables sablon safran sapin sapins sauge saule saules seigle sentes serin serre
serres signal soie soir soleil sommet sorbie source suds sureau talus taupe temps terme terre
terres thym tison toits tonne torren tour tours trefle troene truite tuile tuiles tulipe valle
vallee vallon vanne vannes varech vent vents verger vergne vert verte vertes verts vigne vignes
villa viole voie voile voiles zinnia
"""
_LIEUX = """
abbaye agora aout arche arenes asile atre avril banque barre beau bible bief borne bornes bourg
bourse butte cadran camp carre celle chais chasse chevet chiens cinq cirque cite clerc coche
commun comte corde corps coupe cour cours creche croix deux dime douane doyen droite droits ecole
ecoles enfer etape ferme fermes fief foire foires fort forts forum foyer fuie fusil garde gauche
grand grande grands halage halle halles halte hotel huit jeux joutes juin levant lices loisir
lycee mail mairie manege manoir marche mars milieu mille moutie musee neuf neuve neuves octroi
paix palais pave piece place plots poste poudre prefet presse prison puit quart quatre relais
romain ronds royal royale sacre salle salles salut sept signe stade stand temple trois usine
usines verre vieil vierge vieux ville villes
"""
_GENS = """
abbe adam aime alain albert albin aline alix allais ampere andre ange angele anges anne aragon
armand arnaud arthur astier auber aubert aubin ayme babin bach baker balzac bara barbes baron
barrat barre barres bart basch baud bayard becker benoit berger bert berthe bizet blanc blum
bonnet bosc bossue bouin boyer braque brel breton briand brun bruno buffon calmet camus carle
carmes carnot carrel cassin charle chenie chopin cirey claude clovis cohen colas colin comte conde
corot cotton coty curie dalle damas damien danton darwin daudet david degas denis deport diane
didier dolet dolto dore dorval doumer douze dreux drouet duclos dufour duguay dumas dunant dupont
dupuy durand edgar edison edith edmond eiffel elie elisa eloi eluard emile ernest esope eugene
evrard fabien fabre faure favre felix fermat ferrat ferre ferry flora foch fontan france frank
freres frot gabin gaston gaule gaulle george gerard gide gilles giono giraud godard goya gracq
greuze grimm guerin guesde guitry halevy hardy haydn helene henri hoche homere honore horace
hubert hugo hugues huon icare ingres isaac jack jacob james janin jaures jean jeanne jenner joffre
joliot jonas jose joseph jouhau jouvet jude juin jules julien juliet kant kelle kepler kessel
kleber koenig labbe lattre laval lazare leger lenine leon leroux leroy lesage liszt littre loti
louis louise lucas lucie lucien lulli lully luther mace mallet malot malra mandel manet marat marc
marcel marey margue marie marin marius marne marot martel martin marty marx massen mehul melies
merlin mermoz michel mignet millet miro moise monet monge monnet morice morin moulin mozart mullet
murat musset nadar nerval nestor newton nobel nodier noel oscar ovide pablo pascal patton paul
peguy perez perret perrin petit peyre philip picard pierre pinel planck platon pleven proust
quinet racine raimu rameau ramus raoul ravel reclus reine remi remy renan renard rene renoir
reuter ricard riche riquet robert roche rodin roger roland rolin romain rosa rose rossin rouget
rousse roux rude sade saint sainte saints sand sartre satie seguin semard sicard signac sisley
solari sorel soult sully thales thiers thomas tillon tino tison titien trenet triole turgot utrill
valery valles vallin vauban veil verdi verne vernet viala viar victor vidal vigny vilar villon
vinci virgil wagner wallon watt weil weiss wilson yves yvonne zola
"""
_PAYS = """
agen aisne albert albi alesia alger allier alpes alsace amiens ancre angers anjou anzin aoste
arcole arles arras artois athene aube auch aude aunis autun auvers avion avre bade bale bari
bayeux beaune belfor berlin berne berry blaye blois bonn bresse brest bretag briare brie brive
bron bruges caen cahors calais canada canne cannes carnac cassel cergy chalon cher chine cholet
cluny cognac colmar congo cork corse crecy creil creuse crimee cuba dakar danube delhi dieppe
digne dijon dinan dole douai doubs dover dreux drome dublin duras elbe epinal etoile eure europe
evian evreux fecamp flers foix france gand gard gaule geneve gers gien grasse gray grece hanoi
havre hyeres indre irun isere istres jura kiev laon laos laval leeds lens lille lima loches lodi
loire loiret luce lure lyon macon madrid maine mali malte mans mantes marly marne maroc massy
meaux melun mende menton metz meuse milan millau milly monaco mons morvan moscou munich nancy
nantes narvik nevers nice nimes niort noyon oise oran orange orly ornans orne orsay oslo paris
perche perou perpig poitou prague redon reims rennes rethel rhin rhone rivoli roanne rodez rome
rouen royan rueil russie sahel sambre saone sarthe sedan segre seine senlis sens serbie sevres
sicile sienne sion somme sparte spire stains suede suez suisse syrie tarbes tarn thonon tivoli
tokyo toul toulon tours treves troyes tulle tunis turin ussel uzes valmy vannes vence venise
verdun vernon vesoul vevey vichy vienne vosges wagram ypres zurich
"""

_LONGS = """
alouette bergere bergerie berthelot bouleau bruyere camelia capucine carriere cerisier chapelle
chataignier chevrier cordelier cordier ecolier fauvette fontaine glycine hirondelle jacinthe
jardinier jonquille laurier marguerite marronnier meunier montagne montaigne mouette muguet
noisetier paquerette parmentier peuplier platane pommier pommiers potier primevere promenade
prunier roitelet rosier rosiere tisserand tourterelle vigneron violette
"""
MOTS_BREFS = 3
"""Words so short are always taken as meant."""
USUELS = frozenset(
    mot for liste in (_NATURE, _LIEUX, _GENS, _PAYS, _LONGS) for mot in liste.split()
)
