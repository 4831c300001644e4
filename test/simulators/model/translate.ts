/**
 * Common words of English, for a text that anybody takes for German or French at a glance, and that keeps every name and
 * figure. It is no translation that a reader would like.
 */
const dictionaries: Record<string, string> = {
  German: `the=die a=eine an=eine of=von and=und or=oder in=in on=auf at=bei to=zu for=für from=aus with=mit by=durch is=ist
    are=sind was=war were=waren has=hat have=haben had=hatte will=wird would=würde can=kann could=könnte cannot=kann~nicht not=nicht no=keine without=ohne never=nie nobody=niemand nothing=nichts none=keine neither=weder nor=noch
    it=es its=ihre their=ihre that=dass this=diese which=welche who=wer than=als more=mehr new=neue company=Firma
    companies=Firmen model=Modell models=Modelle said=sagte says=sagt after=nach before=vor over=über year=Jahr years=Jahre
    million=Millionen billion=Milliarden dollars=Dollar percent=Prozent people=Menschen first=erste plans=plant may=darf
    be=sein been=gewesen as=als into=in under=unter between=zwischen about=über when=wenn if=wenn but=aber also=auch`,
  French: `the=le a=un an=un of=de and=et or=ou in=dans on=sur at=à to=à for=pour from=de with=avec by=par is=est are=sont
    was=était were=étaient has=a have=ont had=avait will=va would=serait can=peut could=pourrait cannot=ne~peut not=pas no=aucun without=sans never=jamais nobody=personne~ne nothing=rien none=aucun neither=ni nor=ni it=il
    its=son their=leur that=que this=cette which=qui who=qui than=que more=plus new=nouveau company=entreprise
    companies=entreprises model=modèle models=modèles said=disait says=dit after=après before=avant over=sur year=année
    years=années million=millions billion=milliards dollars=dollars percent=pourcent people=gens first=premier plans=prévoit
    may=peut be=être been=été as=comme into=dans under=sous between=entre about=sur when=quand if=si but=mais also=aussi`,
};

export function translate(text: string, language: string): string {
  const words = new Map(
    (dictionaries[language] ?? dictionaries['German'] ?? '').split(/\s+/).map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('=');
      return [from, to.replaceAll('~', ' ')];
    }),
  );
  return text.replace(/\p{L}+/gu, (word, at: number) => {
    const translated = words.get(word.toLowerCase());
    if (translated === undefined) return word;
    return at === 0 ? translated.charAt(0).toUpperCase() + translated.slice(1) : translated;
  });
}
