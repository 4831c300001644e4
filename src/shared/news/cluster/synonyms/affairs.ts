/** Technology, computing and artificial intelligence. */
export const technology = `
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
export const business = `
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
export const politics = `
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
export const health = `
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
export const science = `
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
