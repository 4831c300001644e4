/**
 * Everyday words of the news that mean one thing or one kind of happening: groups parted by semicolons, the
 * words of a group by white space, the first word its name. Outlets that report one event choose among such
 * words ("kids" or "children", "blaze" or "fire", "Wahl" or "election"). A group is tight: a word with
 * several common senses is left out unless one of them dominates in headlines. Only forms that the stemmer
 * does not join are listed; a word stands in one group, and an earlier group keeps a stem that a later one
 * shares ("plan" before "plane").
 */

/** Technology, computing and artificial intelligence. */
const technology = `
  test benchmark; database datenbank; plan blueprint planung; phone cellphone mobile; drone uav quadcopter;
  reactor reaktor réacteur; hospital hospitalise hospitalize hospitalisé; storm superstorm orkan unwetter;
  government cabinet kabinett; boss geschäftsführer; software app logiciel anwendung anwendungen; programme
  program; algorithm algorithmic algorithmus algorithmen; chatbot bot; cloud hyperscaler; cybersecurity cyber
  infosec cybersicherheit cybersécurité; developer coder programmer entwickler entwicklerin développeur; code
  codebase quellcode; update upgrade aktualisierung; plagiarism plagiarise plagiarize plagiat; fake faked
  bogus counterfeit forged forgery phoney phony gefälscht faux; computer pc pcs laptop notebook; headset
  goggles; device gadget wearable; browser navigateur; website webpage webseite site-web; internet web online;
  broadband fibre fiber glasfaser; wifi wi-fi wlan; network netzwerk; password passkey passwort passwörter;
  encryption encrypt verschlüsselung chiffrement; privacy datenschutz; data dataset; spyware stalkerware;
  surveillance surveil überwachung; smartwatch smart-watch; camera kamera caméra; keyboard tastatur; screen
  touchscreen bildschirm écran; battery akku akkus batterie batterien; charger ladegerät chargeur;
  subscription subscribe subscriber abo abonnement; streaming streamer livestream; podcast podcaster; video
  clip footage vidéo; photo photograph photographer photography foto; image imagery picture; voice vocal;
  speech rede discours; hallucinate hallucination halluzinationen; bias biased; safety safeguard guardrail;
  messaging messenger; email e-mail; influencer youtuber; moderation moderator; misinformation disinformation
  desinformation désinformation; quantum qubit quanten quantencomputer quantique; supercomputer supercomputing
  superrechner; automation automate automatisierung; autonomous driverless self-driving robotaxi robotaxis
  autonome; open-source opensource; licence license lizenz lizenzen; innovation innovate innovative innovator;
  technology tech technological technologie technologien; engineer ingenieur ingénieur; expert specialist
  experten; gamer gaming; crypto cryptocurrency kryptowährung kryptowährungen cryptomonnaie; transcribe
  transcription transcript; translator interpreter; translation translate; scrape scraper crawler; digital
  digitise digitize digitisation digitization; memory dram speicher; feature funktion funktionen
  fonctionnalité; glitch malfunction; spam spammer; nuclear atomic atomkraft nucléaire; telecom telco
  telecommunications; transparency transparent transparenz`;

/** Business, money and markets. */
const business = `
  money cash; tax taxation taxpayer steuern; tariff levies zölle; retail retailer shop store einzelhandel
  händler geschäft magasin; downsize headcount; vape vaping e-cigarette; share stock equity aktie aktien;
  dividend dividenden; buyback repurchase; ipo flotation börsengang; billionaire milliardär milliardaire;
  millionaire millionär; debt indebted schulden dette; loan lend lender lent kredit; borrow borrower; bond
  gilt anleihe anleihen; mortgage hypothek hypotheken; rate interest-rate zinsen zins leitzins; inflation cpi
  teuerung; recession downturn rezession récession; economy economic economist wirtschaft konjunktur économie
  économique; gdp bip pib; unemployment jobless joblessness unemployed arbeitslos arbeitslose arbeitslosigkeit
  chômage chômeurs; bankruptcy bankrupt insolvency insolvent insolvenz pleite faillite; loss lossmaking
  verlust; deficit shortfall defizit déficit; surplus überschuss excédent; budget haushalt; spend spent
  expenditure ausgaben dépenses; subsidy subsidise subsidize subvention subventionen; trade handel; export
  exporter exportateurs; import importer; supplier lieferant lieferanten fournisseur; shortage scarcity mangel
  engpass pénurie; supermarket grocer grocery supermarkt supermärkte supermarché; mall shopping-centre
  shopping-center; sales sell seller sold verkauf verkauft verkäufe; sell-off selloff; demand nachfrage;
  consumer verbraucher consommateur; advertisement ad ads advert advertise advertiser werbung publicité;
  marketing marketer; warehouse depot; logistics courier parcel; delivery deliver lieferung livraison;
  insurance insurer insure versicherer assureur; bank banker banken banques; currency währung währungen;
  manufacturer manufacturing hersteller fabricant; production produce producer produktion; industry industrial
  industrie; headquarters hq hauptsitz; subsidiary tochterfirma; spin-off spinoff demerger divest divestment
  divestiture; restructuring overhaul umbau sanierung restructuration; outlook prognose prognosen prévisions;
  contract vertrag verträge contrat; tender procurement ausschreibung; stake beteiligung; shareholder
  stockholder aktionär actionnaire; analyst analysten; analysis analyse analyze; executive exec vorstand;
  board boardroom aufsichtsrat; entrepreneur businessman businessmen businesswoman unternehmer; pension
  pensioner retiree renten rentner retraite retraités; retire retirement; savings saver; monopoly monopolist
  monopolistic monopol; competition competitor compete konkurrenz wettbewerb concurrence concurrents; bailout
  bail-out; boycott boycotted; franchise franchisee; private-equity buyout; oil crude petroleum erdöl pétrole;
  gas lng erdgas gaz; petrol gasoline diesel fuel benzin sprit essence carburant; coal kohle charbon; gold
  bullion; steel steelmaker stahl acier; copper kupfer; electric ev evs elektroauto e-auto électrique; power
  electricity; solar photovoltaic solaire; wind-farm windfarm windpark windkraft éolien éoliennes; hydrogen
  wasserstoff hydrogène; refinery raffinerie; luxury luxus luxe; fashion couture; cosmetics make-up makeup
  kosmetik cosmétiques; tobacco cigarette tabak zigaretten tabac; tourism tourist holidaymaker tourismus
  touristen; hotel resort hôtel`;

/** Law, politics, war and diplomacy. */
const politics = `
  king könig roi; queen königin; prince prinz; princess prinzessin; chancellor kanzler kanzlerin
  bundeskanzler; warship frigate destroyer kriegsschiff; airstrike air-strike luftangriff; antisemitism
  antisemitic anti-semitism antisemitismus antisémitisme; jew jewish juifs; muslim islam islamic musulman;
  defendant angeklagter accusé; support unterstützung soutien; oppose opponent opposition gegner opposants;
  lawyer attorney barrister solicitor anwalt anwälte avocat; prosecutor prosecution prosecute staatsanwalt
  staatsanwaltschaft procureur; charge indict indictment anklage angeklagt inculpé; accuse accusation allege
  allegation vorwurf vorwürfe; convict conviction verurteilt condamné; guilty schuldig coupable; acquit
  acquittal exonerate freispruch freigesprochen acquitté acquittement; fine fined penalty geldstrafe bußgeld
  strafe; jury juror; testify testimony zeuge zeugen zeugin; witness eyewitness témoin; evidence proof beweis
  preuve; compensation compensate payout entschädigung schadenersatz indemnisation; constitution
  constitutional unconstitutional verfassung; election poll ballot electoral voter electorate wahl wahlen
  wähler élection; landslide mudslide erdrutsch; referendum plebiscite volksentscheid volksabstimmung
  référendum; candidate candidacy nominee kandidat kandidatin kandidaten; campaign campaigner wahlkampf
  campagne; inauguration inaugurate swear-in sworn; coalition koalition; mp mps abgeordnete abgeordneter
  député; governor gubernatorial gouverneur; mayor mayoral bürgermeister bürgermeisterin oberbürgermeister
  maire; council councillor councilor stadtrat gemeinderat; diplomat diplomacy diplomatic envoy diplomatie;
  ambassador embassy botschaft botschafter ambassade ambassadeur; sanction sanktion sanktionen; summit gipfel
  gipfeltreffen sommet; talks negotiation negotiate negotiator verhandlungen gespräche négociations; treaty
  traité abkommen; protest protester protestor demonstration demonstrator manifestation manifestants; riot
  rioter unrest krawalle ausschreitungen émeute; rebel rebellion insurgent insurgency rebellen rebelles; coup
  putsch; migrant immigrant migration immigration migranten immigrés; refugee asylum asylum-seeker flüchtling
  flüchtlinge asyl réfugié asile; deport deportation abschiebung abschiebungen; passport reisepass passeport;
  citizenship citizen staatsbürgerschaft bürger citoyens; army military troops soldier soldat soldaten militär
  militaire; navy naval; warplane fighter-jet kampfjet; submarine u-boot sous-marin; weapon weaponry waffe
  waffen; ammunition ammo munition; bomb bomber bomben; blast explosion explode explosive detonate; war
  warfare krieg guerre; ceasefire cease-fire truce waffenruhe waffenstillstand cessez-le-feu trêve; peace
  frieden paix; hostage captive geisel geiseln otage; invasion invade invader; defence defense verteidigung
  défense; spy espionage spionage spion espionnage; terrorism terrorist terror terrorismus terrorverdacht;
  extremist extremism extremisten; genocide genocidal völkermord génocide; human-rights menschenrechte;
  impeach impeachment amtsenthebung; corruption corrupt bribe bribery korruption bestechung; scandal skandal;
  lobby lobbyist; reform réforme; decree executive-order dekret décret; pardon clemency begnadigung; abortion
  abtreibung avortement; independence unabhängigkeit indépendance; secession separatist; dictator dictatorship
  autocrat diktator; democracy democratic demokratie démocratie; socialist sozialdemokraten; far-right
  right-wing rechtsextreme rechtsextremen extrême-droite; nationalise nationalisation nationalize
  nationalization; spokesman spokesperson spokeswoman sprecher sprecherin; bureaucracy bureaucrat red-tape;
  dispute feud wrangle; crackdown clampdown; curfew ausgangssperre couvre-feu; emergency notstand urgence`;

/** Health and medicine. */
const health = `
  health gesundheit santé; doctor physician medic; nurse krankenschwester pflegekräfte infirmière infirmiers;
  paramedic ambulance sanitäter rettungsdienst; surgery surgical surgeon chirurg chirurgie chirurgien; vaccine
  vaccinate vaccination jab immunise immunize immunization impfung impfungen impfstoff geimpft; drug medicine
  medication pill pharmaceutical medikament arznei arzneimittel médicament; drugmaker pharma pharmakonzern;
  pharmacy pharmacist apotheke apotheken apotheker pharmacie; cancer tumour tumor carcinoma leukaemia
  leukemia; outbreak epidemic ausbruch epidemie épidémie; pandemic pandemie pandémie; covid coronavirus
  covid-19; flu influenza grippe; measles masern rougeole; infection infect infectious infektion infektionen;
  disease illness krankheit krankheiten maladie maladies; sick sickness krank malade; symptom symptômes;
  diagnosis diagnose; treatment treat therapy behandlung traitement; cure cured heilung; heart cardiac
  cardiovascular cardiologist; stroke schlaganfall avc; diabetes diabetic diabète; obesity obese overweight
  übergewicht obésité; dementia alzheimer demenz démence; brain gehirn hirn cerveau; blood bloodstream; lung
  poumon; kidney niere; transplant transplantation greffe; donor donation donate spenden; pregnancy pregnant
  schwanger schwangerschaft enceinte grossesse; birth childbirth geburt naissance; baby newborn infant
  säugling bébé; fertility ivf infertility; gene genetic genome genomic dna gène; antibiotic antibiotika
  antibiotique; allergy allergic allergie allergien; depression depressed antidepressant; psychiatric
  psychiatrist; therapist psychologist psychotherapy; autism autistic autismus; addiction addicted addictive;
  opioid fentanyl; alcohol alcoholic booze alkohol alcool; cannabis marijuana; diet dietary nutrition
  nutritional ernährung; exercise workout fitness; sleep insomnia asleep schlaf sommeil; dentist dental
  zahnarzt; disability disabled behinderung handicap handicapés; blind blindness; deaf deafness; quarantine
  quarantäne; mask masken masque; intensive-care icu intensivstation; malaria mosquito moustique; bacteria
  bacterium bacterial bakterien bactérie bactéries; poison toxic toxin vergiftet giftig; contaminated
  contamination tainted verunreinigt`;

/** Science, space and nature. */
const science = `
  science scientific wissenschaft; professor academic professorin; discovery discover entdeckung entdeckt
  découverte découvre; breakthrough durchbruch percée; experiment experimental; laboratory lab laboratoire;
  physics physicist physik physique; chemistry chemical chemie chimie chimique; biology biologist biological
  biologie; mathematics maths mathematician mathematik mathématiques; astronomy astronomer astronomen
  astronomes; space outer-space weltraum weltall; spacecraft spaceship raumschiff raumsonde; astronaut
  cosmonaut astronauten; rocket booster trägerrakete fusée rakete raketen; liftoff lift-off blastoff;
  satellite satelliten; orbit orbital orbiter; moon lunar mond lune lunaire; eclipse sonnenfinsternis éclipse;
  planet exoplanet planetary planeten planète; galaxy galaxie galaxien; asteroid asteroiden astéroïde; comet
  komet comète; meteor meteorite météorite; telescope observatory teleskop télescope; aurora northern-lights
  polarlichter; fossil fossilised fossilized fossilien; dinosaur dinosaurier; archaeology archaeologist
  archeologist archaeological archäologen archéologues; ancient antiquity prehistoric; shipwreck wreck;
  emission co2 carbon emissionen; warming global-warming erderwärmung réchauffement; greenhouse treibhaus
  treibhausgase; renewable green-energy erneuerbare renouvelables; environment environmental environmentalist
  umwelt environnement; pollution pollute pollutant smog verschmutzung; plastic microplastic plastik
  plastique; recycle recyclable; waste trash rubbish garbage müll abfall déchets; sewage wastewater abwasser;
  species arten espèce; extinction extinct endangered aussterben ausgestorben; animal animaux; dog puppy
  canine hund chien; wolf wolves wölfe loup; horse pferd cheval chevaux; cow cattle bovine rinder kühe vache;
  pig swine schweine cochons; sheep lamb schafe moutons; bird vogel vögel oiseau oiseaux; shark hai haie
  requin; whale wale baleine; fish fisherman fishermen fishery fische poisson pêche pêcheurs; insect insekten;
  bee honeybee bienen abeille; snake serpent; elephant elefant elefanten éléphant; monkey ape chimpanzee chimp
  affe affen; tree bäume arbre; forest woodland rainforest wald wälder forêt; deforestation abholzung
  déforestation; ocean meer océan; coral reef korallen; glacier gletscher; volcano volcanic eruption erupt
  vulkan vulkanausbruch volcan éruption; mountain montagne; river fluss rivière fleuve; island isle îles insel
  inseln; beach seaside plage; desert wüste désert`;

/** Disasters, weather, crime and accidents. */
const disaster = `
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
const sport = `
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
const culture = `
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
const society = `
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
const transport = `
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
const change = `
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

/** All groups, as said at the top of this file. */
export const synonyms: string = [
  technology,
  business,
  politics,
  health,
  science,
  disaster,
  sport,
  culture,
  society,
  transport,
  change,
].join(';');
