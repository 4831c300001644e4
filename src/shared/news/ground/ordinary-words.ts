import { isMeaning, meaningOf } from '../cluster/meanings.ts';
import { stem } from '../text/stem.ts';
import { lightWords } from './light-words.ts';

/** Words that open sentences and are no names. */
const openers = new Set(
  `additionally alternatively analysts annual anyone apart attorneys authorities besides campaigners consumers critics
  customers developers documents elsewhere employees engineers experts finally furthermore generally hence historically
  importantly initially insiders instead internally investors lawmakers lawyers local meanwhile moreover nevertheless
  notably observers officials originally overall participants pricing previously prosecutors publicly readers regulators
  representatives researchers residents scientists separately several similarly subscribers teachers today together
  tomorrow ultimately users workers yesterday early late earlier later both shares revenue sales profits rivals training
  existing access support plans talks tests results details supporters opponents

  angeblich anfangs anwender außerdem bislang bisher dabei damit danach daneben derzeit ferner forscher forschende
  forscherinnen insgesamt inzwischen kritiker künftig laut mittlerweile nutzer nutzerinnen seither später tatsächlich
  unterdessen zudem zugleich zuletzt zuvor`.split(/\s+/),
);

/** Endings that ordinary words have and hardly any name. */
const ordinaryEnding =
  /(?:ing|ed|ly|tion|sion|ments?|ness|ities|ity|ists|izations?|isations?|ures?|ances?|ences?)$/;

/** Nouns of German, which writes all nouns with a capital, by their endings. */
const germanNounEnding =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|nis|nisse|tum|ment|mente|ler|lern|erin|innen|chen|ling|ismus|anz|enz|ik|ie|ien|ur|uren|age|agen|sche|isten)$/;

/** Whether a word that opens a sentence with a capital is an ordinary one. */
export function isOrdinary(word: string): boolean {
  const lower = word.toLowerCase();
  const form = stem(lower);
  return (
    openers.has(lower) || lightWords.has(form) || isMeaning(meaningOf(form)) || meaningOf(lower) !== lower ||
    (lower.length > 5 && ordinaryEnding.test(lower))
  ); // prettier-ignore
}

/** Whether a word looks like a German noun rather than a name: by its ending, or by an article or adjective before it. */
export const isGermanNoun = (word: string, before: string): boolean =>
  germanNounEnding.test(word.toLowerCase()) ||
  germanDeterminer.test(before.charAt(0).toLowerCase() + before.slice(1));

const germanDeterminer =
  /(?:^|[^\p{L}])(?:d(?:er|ie|as|en|em|es)|ein(?:e[rnms]?)?|kein(?:e[rnms]?)?|ihr(?:e[rnms]?)?|sein(?:e[rnms]?)?|unser(?:e[rnms]?)?|jede[rnms]?|diese[rnms]?|alle[rn]?|viele[rn]?|mehrere[rn]?|einige[rn]?|wenige[rn]?|zwei|drei|vier|fünf|\d[\d.,]*|im|am|zum|zur|vom|beim|ins|ans) (?:\p{Ll}[\p{L}-]* ){0,2}$/u;
