/**
 * Where an affair stands, as its title says: still open (a strike goes on, a vote is coming, talks are held) or
 * settled (a deal, a law, an end). A report of the outcome begins a new story beside yesterday's reports of the
 * waiting, for it is what readers want to be told anew.
 */
export type Phase = 'open' | 'settled';

const open =
  /\b(?:talks? (?:resume|continue|stall|begin|drag|back on|under way|break down)|talks back on|in talks|enters? (?:its |a )?(?:\w+ )?(?:day|week|month)|still (?:divided|waiting|undecided|debating|negotiating)|ahead of|(?:days?|hours?|weeks?) (?:before|to go)|before (?:the |a )?(?:vote|ruling|launch|decision)|set to|about to|to (?:vote|decide|announce|unveil|launch|rule) (?:on|in|today|tomorrow|this|next)|consider(?:s|ing)|weighs|mulls|seeks|plans? to|may|might|could|expected to|rumou?rs?|rumou?red|reportedly|prepar(?:es|ing)|on strike|walks? out|debates?|calls? for|demands?|sues|vor der abstimmung|plant|erwägt|könnte|will|verhandel\w+)\b/i;
const settled =
  /\b(?:ends?|ended|settles?|settled|agrees?|agreed|agreement|deal|passe[sd]|approve[sd]?|adopt(?:s|ed)|reject(?:s|ed)|refuse[sd]|becomes? law|signs?|signed|complete[sd]|closes|closed|wins?|won|loses|lost|rules|ruled|denie[sd]|confirm(?:s|ed)|launche[sd]|releases?|released|unveil(?:s|ed)|acquire[sd]|beschließt|beschlossen|einig(?:t|en)|beendet|verabschiedet|veröffentlicht)\b/i;

/** What a title says about how far its affair has come; undefined when it says nothing, or both. */
export function phaseOf(title: string): Phase | undefined {
  const isOpen = open.test(title);
  const isSettled = settled.test(title);
  if (isOpen === isSettled) return undefined;
  return isOpen ? 'open' : 'settled';
}

/**
 * What sort of article a title announces. A `guide` tells how to use something that came out before, or where it
 * is now to be had; a `roundup` holds many events. Neither is a report of the event itself.
 */
export type Sort = 'report' | 'guide' | 'roundup';

const guide =
  /\b(?:how to|guide|tutorial|best practices|getting started|cheat ?sheet|walkthrough|deep dive|explained|tips|primer|hands-on lab|cookbook|recipe|behind the|lessons (?:from|learned)|(?:now |is |are )*(?:available|live|supported) (?:in|on|via|through)|support for|day (?:0|zero)|with claude code|how (?:we|i|one|\w+['’]s) (?:use|built|build|made|make|used)|anleitung|leitfaden|jetzt (?:in|bei|auf))\b/i;
const roundup =
  /\b(?:round-?up|weekly|this week|digest|newsletter|week in|recap|changelog|changelist|links? (?:of|for)|wochenrückblick)\b/i;

export function sortOf(title: string): Sort {
  // "Gemini Gets Pricey, AI Act Delays, Agents Drive Traffic": headlines strung together.
  const strung = title.split(/[,;]\s+(?=\p{Lu})/u).filter((part) => part.split(' ').length >= 2).length >= 3;
  if (strung || roundup.test(title)) return 'roundup';
  return guide.test(title) ? 'guide' : 'report';
}
