/** Disasters, weather, crime and accidents. */
export const disaster = `
  murder murderer homicide slay slain killer mord mörder ermordet meurtre assassiné; cartel kartell; mafia
  mobster; disaster catastrophe katastrophe; tornado twister; flood deluge hochwasser überschwemmung
  überschwemmungen überflutet inondation; dam levee staudamm; wildfire bushfire forest-fire waldbrand
  waldbrände; fire blaze inferno feuer großbrand incendie incendies; firefighter fireman firemen fire-brigade
  feuerwehr pompier; arson arsonist brandstiftung; quake aftershock; rain rainfall downpour regen starkregen
  pluie pluies; snow snowfall snowstorm blizzard schnee neige; heat heatwave heat-wave hitze hitzewelle
  chaleur canicule; drought dürre trockenheit sécheresse; lightning thunderstorm thunder gewitter orage; fog
  foggy nebel brouillard; weather forecaster meteorologist; temperature temperaturen température; avalanche
  lawine lawinen; evacuation evacuate evacuees evakuierung evakuiert évacuation évacué; rescue rescuer
  gerettet rettung retter sauvetage sauvés secours; survivor survive überlebende überlebt survivant; victim
  opfer; casualty fatality fatal deadly lethal tödlich tödlicher mortel mortelle; injury injured hurt wounded
  verletzt verletzung blessé blessure; disappear disappearance vanish; collapse einsturz eingestürzt
  effondrement; damage schaden schäden dégâts; destroy destruction devastate devastation zerstört détruit;
  famine starvation starve hunger hungry hungersnot; drown ertrunken noyade noyé; derail derailment entgleist
  déraillement; police policeman policemen policewoman constable gendarme; detective investigator ermittler
  enquêteurs; arrest detain detention festgenommen festnahme verhaftet arrêté arrestation interpellé; suspect
  verdächtig verdächtiger tatverdächtiger suspecté; manslaughter totschlag; assassination assassinate assassin
  attentat; shooting shot gunfire gunshot shooter gunman gunmen schüsse schießerei fusillade; gun firearm
  pistol rifle handgun; stab knife knives messerangriff messerattacke poignardé couteau; harassment harass
  belästigung harcèlement; stalker stalking; abuse abuser missbrauch; robbery robber heist burglary burglar
  burgled raub überfall cambriolage braquage; theft thief thieves steal stole stolen diebstahl gestohlen dieb
  volé voleur; shoplifting shoplifter ladendiebstahl; jail prison imprisoned imprisonment gaol gefängnis haft
  haftstrafe; prisoner inmate detainee häftling häftlinge prisonnier détenu détenus; parole probation
  bewährung; fraud fraudster fraudulent scam scammer swindle swindler betrüger escroquerie; money-laundering
  launder geldwäsche blanchiment; smuggle smuggler trafficking trafficker schmuggel trafiquants; cocaine
  kokain cocaïne; gang gangster; kidnap kidnapper abduct abduction entführt entführung enlèvement enlevé;
  crime criminal kriminalität verbrechen criminalité; blackmail extort extortion erpressung chantage;
  vandalism vandal vandalise vandalize graffiti; manhunt fugitive fahndung; raid razzia razzien perquisition;
  seize seizure confiscate beschlagnahmt saisie; execution death-penalty death-row todesstrafe hinrichtung;
  suicide suizid selbstmord`;

/** Sport. */
export const sport = `
  win won winner victory victorious triumph gewinnt gewonnen sieger victoire; defeat beat beaten thrash
  niederlage besiegt défaite battu; game match; score scorer; coach trainer trainerin entraîneur sélectionneur
  manager managerin; final finalist; semi-final semifinal halbfinale demi-finale; quarter-final quarterfinal
  viertelfinale; play-off playoff; champion championship title meister meisterschaft weltmeister championnat;
  tournament turnier tournoi tournois; cup trophy pokal; olympics olympia olympische jeux-olympiques; league
  liga ligue; club verein; team squad mannschaft équipe; player spieler spielerin joueur joueuse; athlete
  sportsman sportswoman athleten athlète; captain skipper kapitän capitaine; goalkeeper keeper goalie torwart
  gardien; striker stürmer; midfielder midfield; referee umpire ref schiedsrichter arbitre; football soccer
  footballer fußball fußballer footballeur; cricket cricketer; golf golfer; cyclist cycling radprofi; swimmer
  swimming schwimmer natation nageur; wrestling wrestler; gymnast gymnastics; stadium stadion stade; fan
  supporter; transfer wechsel transfert; doping steroids dopage; knockout knock-out; qualifier qualify
  qualification qualifikation; relegation relegated abstieg abgestiegen relégation; hat-trick dreierpack;
  world-record weltrekord; season saison`;

/** Entertainment, culture and media. */
export const culture = `
  rapper rap hip-hop; rape rapist vergewaltigung; film kinofilm cinéma; breakup break-up trennung; fiance
  fiancée verlobt verlobung; celebrity celeb promi célébrité; theatre theater playhouse théâtre; actor actress
  schauspielerin actrice comédienne; director filmmaker film-maker regisseur regisseurin réalisateur
  réalisatrice; screenwriter scriptwriter screenplay drehbuch scénariste scénario; trailer teaser
  bande-annonce; sequel prequel reboot remake fortsetzung; music musical musician musiker musicien; singer
  vocalist songwriter popstar sänger sängerin chanteur chanteuse; concert gig konzert; tour tournee tournée;
  television tv fernsehen télévision télé; series tv-series serie serien série séries; episode folge épisode;
  broadcast broadcaster sender; presenter moderatorin animateur; comedian comedy komiker humoriste;
  documentary docuseries docu-series dokumentation documentaire; animation animated animator cartoon;
  nomination nominate nominiert nommé; book buch bücher livre; author writer novelist autor autorin autoren
  écrivain; poet poem poetry dichter poète; magazine zeitschrift; journalist reporter correspondent
  journalistin journalisten; media medien médias; museum musée; gallery galerie; exhibition exhibit
  ausstellung ausstellungen exposition; painting painter gemälde maler peinture peintre; sculpture statue
  sculptor skulptur; artist artwork künstlerin; auction versteigerung versteigert auktion enchères; opera oper
  opéra; ballet dancer dance tänzer danseur; orchestra orchester orchestre conductor; wedding marry marriage
  hochzeit heiratet verheiratet mariage épouse; divorce scheidung; funeral burial buried cremation beerdigung
  beisetzung obsèques funérailles; mourn mourners tribute trauer deuil hommage; obituary nachruf; memorial
  commemorate commemoration gedenken commémoration; anniversary jahrestag jubiläum anniversaire; church
  cathedral kirche kirchen église cathédrale; pope pontiff papst; bishop archbishop bischof évêque; priest
  clergy vicar pfarrer priester prêtre; mosque moschee mosquée; christmas xmas weihnachten noël; easter ostern
  pâques; holiday vacation urlaub ferien vacances`;

/** Work, school, family, food and homes. */
export const society = `
  housebuilder homebuilder; skyscraper high-rise hochhaus wolkenkratzer; woman women female frau frauen femme;
  man men male männer homme; cat kitten feline katze; beef rindfleisch; bakery bäckerei boulangerie; bread
  brot; wage pay salary paycheck lohn löhne gehalt gehälter salaire; job employment arbeitsplätze arbeitsplatz
  stellen emploi emplois; employer arbeitgeber employeur; worker workforce arbeiter; apprentice apprenticeship
  azubi azubis auszubildende apprentis; intern internship praktikum praktikant; remote-work work-from-home
  home-office homeoffice télétravail; freelancer freelance; minimum-wage mindestlohn smic; university college
  campus uni universität universitäten hochschule université; education educational bildung éducation; school
  lehrer lehrerin; exam examination abitur baccalauréat; graduate graduation absolventen; kindergarten nursery
  preschool childcare daycare kita crèche; tuition student-loan; homework hausaufgaben devoirs; curriculum
  syllabus lehrplan; child children kid; teenager teen adolescent jugendliche teenage; youth young jugend
  jeunes jeunesse; boy junge jungen garçon; girl mädchen fille; mother mum mom mutter mère; father dad vater
  père; parent eltern; son sohn fils; daughter tochter; brother bruder frère; sister schwester sœur; husband
  ehemann; wife wives ehefrau; twin zwillinge jumeaux; grandmother grandma granny großmutter grand-mère;
  grandfather grandpa großvater grand-père; family relatives familie familien famille; widow widower witwe
  veuve; elderly seniors senioren; orphan orphanage; gay lgbt lgbtq queer homosexual; transgender trans;
  racism racist racial rassismus rassistisch; feminist feminism sexism sexist; poverty poor poorest armut
  pauvreté; wealthy wealth affluent reich reichen riche; homeless homelessness obdachlos obdachlose sans-abri;
  apartment flat condo wohnung wohnungen appartement; property real-estate realtor immobilien immobilier; rent
  rental miete mieten loyer; tenant renter mieter locataire; landlord vermieter; construction baustelle
  chantier; neighbour neighbor neighbourhood neighborhood nachbar nachbarn voisin; resident inhabitant
  bewohner anwohner einwohner habitants; city städte; village villager dorf dörfer; country nation länder;
  population bevölkerung; census volkszählung recensement; food lebensmittel essen nourriture alimentation;
  restaurant eatery diner; pub kneipe; coffee espresso kaffee; beer brewer brewery bier brasserie; wine
  winemaker vineyard wein vigneron; meat fleisch viande; chicken poultry hähnchen poulet; egg eier œuf; milk
  dairy milch lait; cheese käse fromage; chocolate cocoa schokolade kakao cacao; sugar sugary zucker sucre;
  wheat grain cereal weizen getreide blé céréales; rice reis; potato kartoffel kartoffeln; fruit obst;
  vegetable veggies gemüse légumes; vegan vegetarian veggie vegetarisch végétarien; farmer farm agriculture
  agricultural landwirtschaft agricole; pesticide weedkiller herbicide glyphosate; harvest crop ernte récolte;
  garden gardener garten jardin; lottery lotto jackpot loterie; gamble gambler betting casino glücksspiel;
  charity non-profit nonprofit ngo; volunteer freiwillige bénévoles`;

/** Transport and places. */
export const transport = `
  car wagen; lorry truck lkw camion; motorcycle motorbike motorcyclist motorrad moto; bicycle bike e-bike
  fahrrad fahrräder vélo; scooter e-scooter trottinette; taxi taxis cab; bus buses busse; rail railway
  railroad; metro subway underground u-bahn métro; tram streetcar straßenbahn tramway; driver motorist fahrer
  autofahrer conducteur automobiliste; pedestrian fußgänger piéton; passenger passagiere passagers; commuter
  pendler; aircraft airplane aeroplane airliner jet plane planes flugzeug avion flight flug; helicopter
  chopper hubschrauber hélicoptère; airline fluggesellschaft; aviation luftfahrt aéronautique; ferry fähre;
  boat yacht dinghy bateau bateaux; vessel freighter schiff navire; cruise kreuzfahrt kreuzfahrtschiff
  croisière; port harbour harbor seaport; road highway motorway freeway autobahn straße straßen autoroute;
  congestion gridlock stau staus embouteillages; bridge brücke brücken; pile-up pileup massenkarambolage;
  crash collide collisions kollision; transport transportation transit verkehr`;

/** Change, time, amounts and telling verbs. */
export const change = `
  reject rejection refuse refusal lehnt rejette; admit confess confession gesteht geständnis aveux; ticket
  fahrkarte billet; increase grow grew growth grown wachstum wächst zunahme croissance augmentation augmente;
  decrease decline shrink shrank rückgang recul; cut slash reduce reduction trim kürzt kürzung kürzungen
  réduit réduction; halve half hälfte halbiert moitié; double twice twofold verdoppelt verdopplung doublé;
  triple threefold thrice treble verdreifacht triplé; dozen twelve dutzend douzaine dizaines; hundred hunderte
  centaines; thousand tausend milliers; billion bn; trillion billionen; percent percentage pct prozent
  pourcent; majority mehrheit majorité; begin began begun start kick-off beginnt beginn début; stop halt pause
  suspend suspension gestoppt stoppt suspendu; cancel cancelled cancellation abgesagt absage annulé annule
  annulation; open reopen eröffnet eröffnung ouvre ouverture; resume resumption restart; extend extension
  prolong verlängert verlängerung prolongé prolongation; expand expansion; improve improvement verbessert;
  worsen deteriorate; remove removal; ease eased relax lockerung; tighten toughen tougher verschärft;
  accelerate acceleration; warn warnt warnung avertit avertissement; deny denial refute bestreitet; confirm
  confirmation bestätigt confirmé; urge urged plead fordert; criticise criticize criticism critic kritik
  kritisiert critique; condemn condemnation; praise lobt; apology apologise apologize entschuldigung
  entschuldigt; promise pledge vow verspricht promesse promet; threat threaten drohung droht menace; fear
  worry concern angst sorge sorgen peur inquiétude; hope hoped hopeful hoffnung espoir; predict prediction;
  approve approval greenlight greenlit green-light genehmigt zulassung approuve approuvé; authorise authorize
  authorization authorisation; permit permission genehmigung; propose proposal vorschlag proposition; decision
  decide entscheidung entscheidet entscheid décision; choice choose chose chosen; fail failure scheitert
  gescheitert échec échoue; help hilfe; reveal revelation disclose disclosure; announce announcement
  ankündigung annonce annoncé; explain explainer explanation erklärt; survey umfrage umfragen sondage; report
  bericht rapport; statistics stats statistik statistiken statistiques; ranking rangliste classement; visit
  visitor besuch besucht visiteurs; meet met treffen rencontre réunion; return rückkehr; relocate relocation
  umzug; crisis crises krise krisen; problem trouble problème; risk risky danger dangerous hazard gefahr
  gefährlich dangereux; secret secretly geheim; mystery mysterious rätsel rätselhaft mystère mystérieux;
  controversy controversial umstritten polémique; error mistake blunder fehler erreur; rumour rumor gerücht
  rumeur; century jahrhundert siècle; decade jahrzehnt décennie décennies; weekend wochenende week-end; night
  overnight nacht nuit; colour color colourful colorful farbe farben couleur; centre center zentrum; grey
  gray; metre meter; kilometre kilometer km; litre liter; tonne ton; organisation organization organise
  organize`;
