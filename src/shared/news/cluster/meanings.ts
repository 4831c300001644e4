import { stem } from '../text/stem.ts';
import { synonyms } from './synonyms/all.ts';

/**
 * Words that report the same kind of happening, or name the same thing, in the headlines of different outlets
 * ("buys", "takeover", "übernimmt"). Each group becomes one term, written with a tilde, so that outlets that chose
 * other words still meet; how much it tells is learned from the stream like that of any other term.
 */
const groups: Record<string, string> = {
  launch: `launch launched release released unveil unveiled debut introduce introduced introducing ship shipped rollout
    rolls rolled arrive arrives veröffentlicht veröffentlichen vorgestellt startet dévoile présente`,
  buy: `buy buys bought acquire acquired acquisition takeover purchase purchases purchased merger merge merges tie-up bid
    übernimmt übernahme kauft kauf rachète rachat acquiert fusion snap snaps swallow swallowed`,
  fund: `raise raises raised raising funding fundraise investment invest invests invested investor investors valuation valued
    backers backer financing finanzierung finanzierungsrunde investoren sammelt lève levée financement`,
  earnings: `earnings quarter quarterly revenue revenues profit profits results margin margins guidance forecast umsatz
    gewinn quartal bénéfice q1 q2 q3 q4`,
  sue: `sue sues sued lawsuit lawsuits court courts judge judges ruling rule verdict appeal plaintiff plaintiffs trial
    settlement klage klagt gericht urteil tribunal procès plainte juge`,
  law: `law laws bill bills act legislation lawmaker lawmakers senate senator senators parliament congress vote votes voted
    statute gesetz abstimmung bundestag loi vote sénat assemblée`,
  regulate: `regulator regulators regulation regulations regulatory watchdog oversight antitrust commission authority probe
    inquiry investigate investigation investigates behörde aufsicht régulateur enquête autorité`,
  recall: `recall recalls recalled recalling rückruf rappel rappelle`,
  strike: `strike strikes walkout walkouts picket pickets streik streiken streikt grève grévistes stoppage`,
  union: `union unions guild gewerkschaft gewerkschaften syndicat syndicats labor labour`,
  layoff: `layoff layoffs lay-off lay-offs redundancy redundancies sack sacked axe axes stellenabbau entlassungen licenciements
    streicht job-cuts`,
  resign: `resign resigns resigned resignation quit quits depart departs departure ousted steps tritt rücktritt démission
    démissionne successor replaces`,
  hire: `hire hires hired hiring appoint appoints appointed poach poaches poached recruits beruft nomme embauche`,
  attack: `breach breaches breached hack hacks hacked hacker hackers hackers ransomware cyberattack cyber-attack
    cyberattacks intrusion leak leaks leaked malware phishing angriff hackerangriff datenleck piratage cyberattaque fuite`,
  flaw: `flaw flaws vulnerability vulnerabilities bug bugs exploit exploits zero-day jailbreak jailbreaks lücke
    sicherheitslücke faille`,
  outage: `outage outages offline disruption downtime blackout ausfall störung panne`,
  price: `price prices priced pricing cheaper cheap discount preis preise preissenkung prix tarif tarifs cost costs`,
  study: `study studies paper research researcher researchers scientist scientists findings preprint
    studie forscher forschende forschung étude chercheurs chercheuse recherche`,
  death: `die dies died dead death deaths killed kills gestorben tot tote mort décès`,
  factory: `factory factories plant plants fab fabs foundry fabrik werk usine`,
  partner: `partner partners partnership alliance collaborate collaboration collaborates partnerschaft kooperation
    partenariat accord deal pact agreement agree agrees agreed vereinbarung`,
  ban: `ban bans banned banning block blocks blocked prohibit prohibits prohibited forbid forbids outlaw verbot verbietet
    interdit interdiction bar bars barred`,
  delay: `delay delays delayed postpone postpones postponed slip slips slipped pushed verschiebt verschoben retard`,
  close: `shut shuts shutdown closes closed closing closure schließt ferme fermeture`,
  award: `award awards prize prizes medal honour honor preis prix`,
  rise: `rise rises rose jump jumps jumped surge surges surged soar soars soared climb climbs climbed gain gains gained
    rally rallies rallied steigt hausse`,
  fall: `fall falls fell drop drops dropped slump slumps slumped plunge plunges plunged tumble tumbles tumbled slide slides
    sank sink sinks dip dips sinkt baisse`,
};

/** Things, by the names that headlines give them. */
const things: Record<string, string> = {
  storm: `storm storms hurricane cyclone typhoon gale sturm tempête ouragan`,
  quake: `earthquake quake tremor erdbeben séisme`,
  hospital: `hospital hospitals clinic clinics krankenhaus krankenhäuser klinik kliniken hôpital hôpitaux patients patient`,
  school: `school schools pupil pupils classroom classrooms teacher teachers student students schule schulen schüler école
    écoles élèves lycée`,
  robot: `robot robots robotic robotics humanoid humanoids roboter robotique`,
  drone: `drone drones drohne drohnen`,
  chip: `chip chips chipmaker chipmakers semiconductor semiconductors accelerator accelerators gpu gpus processor processors
    halbleiter puce puces`,
  datacentre: `datacenter datacentre datacenters datacentres rechenzentrum rechenzentren`,
  agent: `agent agents agentic agenten`,
  weights: `weight weights open-weight open-weights gewichte`,
  car: `car cars carmaker carmakers automaker automakers vehicle vehicles suv suvs auto autos voiture`,
  film: `film films movie movies kino filme`,
  music: `song songs album albums record single track tracks musik musique`,
  phone: `phone phones smartphone smartphones handset handsets telefon téléphone`,
  government: `government minister ministry ministers regierung minister ministerium gouvernement ministre ministère`,
  worker: `worker workers employee employees staff staffer staffers beschäftigte mitarbeiter salariés employés`,
  model: `model models modell modelle modèle modèles`,
  company: `company companies firm firms maker giant group startup start-up startups unternehmen firma konzern entreprise société
    groupe`,
  boss: `ceo chief boss chairman president founder co-founder chef pdg`,
  users: `user users customer customers client clients kunden nutzer utilisateurs clients`,
  police: `police cops officer officers polizei`,
  crash: `crashes crashed collision unfall accident accidents`,
};

/** Peoples and capitals stand for their country: "Norwegian lawmakers", "Norway", "Oslo". */
const countries = `norway norwegian; ireland irish; denmark danish; sweden swedish; finland finnish; germany german
  deutschland deutsche deutschen berlin; france french français française frankreich paris; britain british uk london england
  english; italy italian rome; spain spanish madrid; portugal portuguese lisbon; netherlands dutch hague; belgium belgian;
  poland polish warsaw; china chinese beijing; japan japanese tokyo; korea korean seoul; india indian delhi; russia russian
  moscow; ukraine ukrainian kyiv; america american americans washington us; canada canadian ottawa; mexico mexican; brazil
  brazilian; australia australian canberra; switzerland swiss; austria austrian vienna; israel israeli; turkey turkish;
  taiwan taiwanese taipei; singapore singaporean; europe european eu brussels europäische union; greece greek athens; scotland
  scottish; wales welsh; africa african; saudi riyadh; kenya kenyan; egypt egyptian; california californian sacramento;
  openai chatgpt; meta facebook; google alphabet`;

/** Words of the field and of its news in other languages, and what they are in English. */
const translations = `ki ai; ia ai; künstliche artificial; künstlicher artificial; künstlichen artificial; artificielle
  artificial; intelligenz intelligence; verordnung regulation; kommission commission; hochrisiko risk; risque risk; risques
  risk; sprachmodell model; sprachmodelle model; quelloffen open; offene open; offen open; ouvert open; ouverts open; ouverte
  open; millionen million; milliarde billion; milliarden billion; milliard billion; milliards billion; stimme voice; stimmen
  voice; voix voice; synchronsprecher dubbing; synchronsprecherinnen dubbing; doublage dubbing; schauspieler actor; acteurs
  actor; comédiens actor; bild image; bilder image; bibliothek library; bibliothèque library; stadt city; ville city; land
  country; strom power; électricité power; energie energy; énergie energy; wasser water; eau water; kinder
  child; enfants child; bank bank; banque bank; versicherung insurance; assurance insurance; flughafen airport; aéroport
  airport; hafen port; zug train; züge train; bahn rail; bus bus; werkstatt workshop; lager warehouse; entrepôt warehouse;
  entrepôts warehouse; übersetzung translation; traduction translation; übersetzer translator; traducteurs translator;
  zeitung newspaper; journal newspaper; verlag publisher; verlage publisher; éditeurs publisher; éditeur publisher; urheber
  copyright; urheberrecht copyright; urheberrechts copyright; auteur copyright; auteurs copyright; prüfung test; tests test;
  arzt doctor; ärzte doctor; médecins doctor; médecin doctor; krebs cancer; herz heart; cœur heart; blut blood; blutvergiftung
  sepsis; septicémie sepsis; diagnose diagnosis; diagnostic diagnosis; wetter weather; météo weather; klima climate; climat
  climate; bauern farmer; landwirte farmer; agriculteurs farmer; armee army; armée army; bundeswehr army; polizei police;
  streit dispute; grenze border; frontière border; norm standard; normen standard; normes standard; jahr year; jahre year; an
  year; ans year; année year; années year; monate month; mois month; woche week; semaine week; kosten cost; coûts cost; geld
  money; argent money; steuer tax; impôt tax; daten data; données data; netz network; réseau network; rechner computer;
  ordinateur computer; gerät device; geräte device; appareil device; appareils device; brille glasses; lunettes glasses; uhr
  watch; montre watch; sicherheit security; sécurité security; betrug fraud; fraude fraud; fälschung fake; kunst art; künstler
  artist; artistes artist; spiel game; spiele game; jeu game; jeux game; sprache language; langue language; langues language`;

const meanings = new Map<string, string>();
for (const [meaning, words] of Object.entries(groups)) {
  for (const word of words.split(/\s+/)) {
    if (!meanings.has(word)) meanings.set(word, `~${meaning}`);
    if (!meanings.has(stem(word))) meanings.set(stem(word), `~${meaning}`);
  }
}
for (const [thing, words] of Object.entries(things)) {
  for (const word of words.split(/\s+/)) {
    if (!meanings.has(word)) meanings.set(word, thing);
    if (!meanings.has(stem(word))) meanings.set(stem(word), thing);
  }
}
for (const group of synonyms.split(';')) {
  const [first = '', ...others] = group.trim().split(/\s+/);
  const name = meanings.get(stem(first)) ?? stem(first);
  for (const word of others) if (!meanings.has(stem(word))) meanings.set(stem(word), name);
}
for (const names of countries.split(';')) {
  const [first = '', ...others] = names.trim().split(/\s+/);
  for (const name of others) meanings.set(name, first);
}

for (const pair of translations.split(';')) {
  const [foreign = '', english = ''] = pair.trim().split(/\s+/);
  if (!meanings.has(stem(foreign))) meanings.set(stem(foreign), meanings.get(stem(english)) ?? stem(english));
}

/** The term under which a word's meaning is counted: `~buy` for "takeover", `norway` for "norwegian"; else the form itself. */
export function meaningOf(form: string): string {
  return meanings.get(form) ?? form;
}

/** Whether a term stands for a kind of happening or thing rather than for a word. */
export const isMeaning = (term: string): boolean => term.startsWith('~');
