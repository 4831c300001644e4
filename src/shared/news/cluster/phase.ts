/**
 * Affairs that readers want to be told of twice: while they are open, and when they are settled. Each pair is what a
 * title says before, and what one says after. A report of the outcome begins a story of its own.
 */
const affairs: readonly (readonly [open: RegExp, settled: RegExp])[] = [
  [
    /\b(?:walk(?:s|ed|ing)? out|walkout (?:begins|starts|enters)|on strike|strike (?:begins|starts|enters|looms|notice)|call(?:s|ed)? (?:a )?strike|talks? (?:resume|continue|stall|begin|drag|break down)|talks back on|treten in den ausstand|grève)\b/i,
    /\b(?:ends? (?:\w+ )?(?:strike|walkout)|(?:strike|walkout) (?:ends|is over|over|called off)|call(?:s|ed)? off|beendet|fin de la grève|back to work)\b/i,
  ],
  [
    /\b(?:to vote (?:on|in|today|tomorrow|this|next)|(?:ahead of|before) (?:\w+ )?(?:vote|election)|still divided|heads? (?:in)?to (?:\w+ )?(?:vote|election)|last polls?|polls open|vor der abstimmung)\b/i,
    /\b(?:pass(?:es|ed)|adopt(?:s|ed)|approve[sd]?|reject(?:s|ed)|becomes? law|signs?|signed|clears|wins?|won|results?|verabschiedet|beschließt)\b/i,
  ],
  [
    /\b(?:jury (?:begins?|deliberat\w*)|begins deliberating|goes to (?:the )?jury|in jurors['’] hands|closing arguments|await(?:s|ing) (?:the )?verdict|trial (?:opens|begins|starts))\b/i,
    /\b(?:guilty|convicted|acquitted|verdict (?:for|against)|jury (?:finds|orders|awards)|sentenced|ordered to pay|must pay)\b/i,
  ],
  [
    /\b(?:strike (?:notice|threat|ballot|looms)|(?:could|may|might|threatens? to|vow to|set to) (?:strike|walk out|stop work))\b/i,
    /\b(?:strike (?:begins|starts)|on strike|walk(?:s|ed)? out|go(?:es)? on strike|treten in den ausstand)\b/i,
  ],
  [
    /\b(?:(?:last|final|latest|new) polls?|polls? (?:before|ahead of|puts?)|heads? to the polls)\b/i,
    /\bexit polls?\b/i,
  ],
  [
    /\b(?:(?:plans?|set|expected|prepares?|preparing) to (?:release|launch|unveil|introduce)|as soon as (?:this|next) (?:week|month)|reportedly)\b/i,
    /^(?:introducing|announcing)\b|\b(?:launches|launched|releases|released|unveils|unveiled|now available|is here)\b/i,
  ],
  [
    /\b(?:evacuat\w+|strengthens|braces?|bracing|approach(?:es|ing)|nears|heads? for|warnings? issued)\b/i,
    /\b(?:makes? landfall|made landfall|slams into)\b/i,
  ],
  [/\b(?:takes? (?:\w+ )?pole|on pole|pole position|qualifying)\b/i, /\b(?:wins?|won)\b/i],
  [
    /\b(?:in (?:\w+ )?talks|said to|(?:is|are) (?:weighing|exploring|considering|discussing)|weighs|explores|mulls?|circling|takeover (?:interest|chatter|speculation|talk)|sources say|people familiar|greift offenbar|en discussions?)\b/i,
    /(?<!\b(?:talks|said|looking|close|wants?|hopes?|bids?|offers?|plans?|could|may|might) )\b(?:to (?:buy|acquire|merge with)|buys|acquires|agrees (?:to|on)|acquired|acquisition of|signs|seals|clinches|completes|closes|raises|raised|bags|secures|it's official|official:|übernimmt|kauft|rachète|lève)\b/i,
  ],
  [
    /\b(?:in (?:\w+ )?talks|said to|reports?|reported(?:ly)?|weighs|mulls?|leak(?:s|ed)?|suppliers? say|sources say|people familiar|rumou?rs?|slips|delay(?:s|ed)?)\b/i,
    /\b(?:den(?:y|ies|ied)|not for sale|dismisses|plays down|rejects? (?:reports?|rumou?rs?|claims?)|dementiert|dément)\b/i,
  ],
  [
    /\b(?:verdict|jury|guilty|orders?|ordered|ruling|rules|fined|jurors|urteil)\b/i,
    /\b(?:appeals|files? (?:an |its )?appeal|to appeal|lodges? (?:an )?appeal|asks (?:\w+ )?(?:judge|court)|seeks (?:a )?(?:stay|new trial)|legt berufung|fait appel)\b/i,
  ],
];

/** Whether the later title tells how the affair ended that the earlier one tells as open. */
export function tellsOutcome(earlier: string, later: string): boolean {
  return affairs.some(
    ([open, settled]) =>
      open.test(earlier) && !settled.test(earlier) && settled.test(later) && !open.test(later),
  );
}

/**
 * What sort of article a title announces. A `guide` tells how to use something that came out before; a `roundup`
 * holds many events. Neither is a report of the event itself.
 */
export type Sort = 'report' | 'guide' | 'roundup';

const guide =
  /\b(?:how to (?:run|use|get|build|set up|install|deploy|prompt|fine-?tune|train|write)|(?:developer|setup|user|prompting|step-by-step) guide|step[- ]by[- ]step|tutorial|best practices|getting started|cheat ?sheet|walkthrough|hands-on lab|cookbook|anleitung|leitfaden)\b/i;
/** "Running Merrowin 3 on an old laptop": by its capital a product, no running mate. */
const doing =
  /^(?:Running|Fine-?[Tt]uning|Self-?[Hh]osting|Setting [Uu]p|Prompting|(?:Migrating|Switching) (?:from|to)) (?=\p{Lu})/u;
const roundup =
  /\b(?:round-?up|(?:weekly|monday|friday|sunday) (?:digest|briefing|newsletter|news|update|recap|review)|weekly,? (?:episode|issue|no\.?|#)|(?:the|this|your|last) week(?:'s news)? in|this week:|newsletter|week in review|(?:news|daily|monthly) (?:digest|recap)|changelog|changelist|links? (?:of the|for the) (?:day|week)|wochenrückblick)(?!\w)/i;
/** "The Courier #188: a verdict, a launch and a whale": an issue of a newsletter. */
const issue = /(?:^|\s)(?:[#№]|(?:no|nr|issue|episode|ep)\.? ?)\d+\s*[:–—|]/i;

export function sortOf(title: string): Sort {
  // "Gemini Gets Pricey Again, AI Act Is Delayed, Agents Drive Traffic": headlines strung together.
  const parts = title.split(/[,;]\s+(?=\p{Lu})/u);
  const strung =
    parts.length >= 3 && parts.every((part) => part.split(' ').length >= 3 && !/^Who\b/.test(part));
  if (strung || roundup.test(title) || issue.test(title)) return 'roundup';
  return guide.test(title) || doing.test(title) ? 'guide' : 'report';
}
