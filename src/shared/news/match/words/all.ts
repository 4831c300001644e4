import { agentsTools } from './agents-tools.ts';
import { businessFunding } from './business-funding.ts';
import { chipsInfrastructure } from './chips-infrastructure.ts';
import { creativeMedia } from './creative-media.ts';
import { geopolitics } from './geopolitics.ts';
import { hardwareDevices } from './hardware-devices.ts';
import { models } from './models.ts';
import { openSource } from './open-source.ts';
import { policyRegulation } from './policy-regulation.ts';
import { research } from './research.ts';
import { robotics } from './robotics.ts';
import { safetySecurity } from './safety-security.ts';
import { scienceHealth } from './science-health.ts';
import { societyWork } from './society-work.ts';
import { split, type Vocabulary } from './vocabulary.ts';

/** By the id of the topic. */
export const vocabularies: Readonly<Record<string, Vocabulary>> = {
  models,
  research,
  'open-source': openSource,
  'agents-tools': agentsTools,
  'chips-infrastructure': chipsInfrastructure,
  'business-funding': businessFunding,
  'policy-regulation': policyRegulation,
  geopolitics,
  'safety-security': safetySecurity,
  'society-work': societyWork,
  robotics,
  'science-health': scienceHealth,
  'creative-media': creativeMedia,
  'hardware-devices': hardwareDevices,
};

/** Turns of phrase whose words mean nothing for any topic. */
export const silent = split(`
  in action, paper trail, on paper, strike a deal, strikes a deal, struck a deal, strike a balance,
  model citizen, role model, bill of materials, game changer, game changing, fair game, security guard,
  phone call, press conference, press release, court of public opinion, law of large numbers, moore s law,
  school of thought, in the long run, at work, works with, work with, work on, at home, state of the union,
  power to, state of the art, in the wild, plays a role, play a role, early days, open letter, open to,
  open question, open door, opens the door, cutting edge, edge of, in house, full house, on board,
  across the board, head of state, head on, head to head, heads up, at the heart of, heart of, by heart,
  the state of, in a state, picture of, big picture, bigger picture, stage of, early stage, take part,
  share of voice, in hand, by hand, hand over, on the other hand, at hand, first hand, second hand,
  hands off, turn into, space for, learn more, learned that, read more, sign up, right now, all right,
  on the table, price to pay, pays off, bottom line, market place, human error, human in the loop,
  public beta, public preview, of course, crash course, train of thought, last resort, in the first place,
  next door, case study, test case, use case, in case, just in case, in any case, in which case,
  upper case, edge case, point out, points out, bears fruit, acting as, acts as, act as, to act, act like,
  european union, soviet union, credit union, western union, student union, drone strike, air strike,
  airstrike*, missile strike, military strike, strike force, strike back, strikes back, strike price,
  electricity bill, energy bill, power bill, phone bill, water bill, foot the bill, tennis court,
  food court, hearing loss, by nature, human nature, nature of, second nature, good nature, rocket science,
  not rocket science, headlines, headline, headliner, law and order, murphy s law, in law, father in law,
  mother in law, broken record, track record, for the record, record high, record low, off the record,
  world record, set the stage, centre stage, center stage, takes the stage, on stage, in the picture,
  key player, major player, market player, team player, play catch up, plays down, played down,
  play it safe, at play, in play, end game, endgame, ahead of the game, skin in the game, name of the game,
  drug of choice, in the pipeline, in the works, at stake, high stakes, raise the stakes, raises questions,
  raises concerns, raised concerns, raises doubts, raises eyebrows, raise awareness, raises the bar,
  raises fears, raises alarm, raises hopes, raises hope, pay off, paying attention, pays tribute, buy time,
  buys time, buying time, buy into, sell out, sold out, selling point, open minded, open up about,
  open season, open the door, wide open, opening up about, open air, open ai, open day, union square,
  union pacific, school of, old school, high school musical, day job, good job, the job done,
  get the job done, cloud over, under a cloud, black box, chip away, chips away, chip in, chips in,
  blue chip, chip on, fab four, drug lord, cell phone, cell phones, solar cell, solar cells, fuel cell,
  fuel cells, prison cell, phone in, brain drain, brain child, brainchild, storm in a, brain teaser,
  perfect storm, by storm, weather the storm, under the weather, political climate, business climate,
  investment climate, economic climate, flood of, flooded with, flooding the market, going viral,
  goes viral, rising star, fit the bill, steve jobs
`);
