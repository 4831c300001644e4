/** Words that carry no topic: English function words and the filler of headlines. */
const english = `a about above across after again against all almost alone along already also although always am among
an and another any anybody anyone anything are around as ask at away back be became because become becomes been before
behind being below between beyond both but by came can cannot could despite did do does doing done down during each
either else ever every everyone everything few for from further get gets getting give given gives go goes going gone got
had has have having he her here hers herself him himself his how however i if in indeed instead into is it its itself
just keep kind last least less let like likely lot made make makes making many may me meanwhile might mine more moreover
most much must my myself near nearly need needs neither never next no nobody none nor not nothing now of off often on
once one only onto or other others otherwise our ours out over own per perhaps put rather really s said same say says
see seem seems several shall she should since so some somebody someone something soon still such t take takes than that
the their theirs them themselves then there therefore these they thing things this those though through thus to
together too toward towards under until up upon us use used uses using very via want wants was way ways we well went
were what whatever when where whether which while who whole whom whose why will with within without would yet you your
yours yourself don doesn didn isn aren wasn won ll re ve d m according today yesterday tomorrow week month`;

const german = `aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei
beim bereits bin bis bist da dabei dadurch dafür damit dann daran darauf darin darum das dass dazu dein dem den denn der
deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines
einige er es etwa etwas euch euer für gegen gibt haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen können könnte künftig
man mehr mein mich mir mit muss müssen nach neben nicht nichts noch nun nur ob oder ohne schon sehr sei sein seine
seinem seinen seiner seit selbst sich sie sind so sogar soll sollen sondern sowie statt über um und uns unser unter viel
viele vom von vor war waren warum was weg weil weiter welche welcher wenn wer werden wie wieder will wir wird wo wollen
worden wurde wurden zu zum zur zwischen`;

/** English and German words without a topic of their own, in lower case. */
export const stopWords: ReadonlySet<string> = new Set(`${english} ${german}`.split(/\s+/));
