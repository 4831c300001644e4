/**
 * Stems of words that a summary brings along without saying anything new by them: reporting, beginning, going on,
 * placing in time, and things without a shape of their own.
 */
export const lightWords: ReadonlySet<string> = new Set(
  `announc reveal report confirm say said tell told ask call warn urg agre accept offer seek sought aim hope want plan
  believ think thought know known expect seem appear consider feel felt show shown see seen view look hear begin began
  begun start launch hold held face become becam remain stay continu keep kept end close open happen occur tak took taken
  make made give gave given gav bring brought put set get receiv find found provid add includ allow let need try help us
  run ran lead led return follow win won work rise fall carri involv relat base accord amid despit due wake ahead past
  latest recent current former new first last next early late day week month year time people person man woman men women
  child group member number amount several many various part way place home thing case issue matter event situation
  question reason result effect cause idea fact step effort attempt move long left right back such`.split(
    /\s+/,
  ),
);
