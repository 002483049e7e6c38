/** Articles of our own in English, in the kinds that news comes in. The golden files pin what is made of them. */

export const FERRY = `KORVIK, March 14 (Reuters) – The car ferry Brenna ran aground off the island of Hesk late on Thursday with 212 passengers on board, and rescue teams spent nine hours taking them off in heavy seas, the coast guard said.

Nobody was killed. Fourteen people were treated for broken bones and exposure at St. Olav hospital in Korvik, among them captain Jonas Ravn, 58, who stayed on the bridge until half past four in the morning.

"The engine stopped, and then there was a noise like a train going over gravel," said Marit Solberg, a teacher from Tessvik who was travelling with two of her pupils. "We sang so that the children would not hear the wind."

The operator, Hesk Lines, said the 31-year-old vessel had passed an inspection in November. Union leader Per Aas called for all ferries built before 1995 to be kept in port until their fuel pumps are checked, because a failed pump had stopped the sister ship Solveig twice last autumn.

Transport minister Ida Kvam will visit Hesk on Saturday. Salvage crews hope to pull the Brenna free at high tide on Sunday, before the 40 tonnes of diesel in her tanks begin to leak into a strait that is famous for its seals.`

/** The same, spun: other words in every sentence, the names and numbers kept. */
export const FERRY_SPUN = `KORVIK (Reuters) - With 212 travellers aboard, the vehicle ferry Brenna became stranded near Hesk island late Thursday, and helpers needed nine hours to evacuate everyone in rough water, according to the coastguard.

There were no deaths. At Korvik's St. Olav hospital 14 persons received care for fractures and hypothermia, including 58-year-old skipper Jonas Ravn, who remained on his bridge till 4:30 a.m.

Teacher Marit Solberg of Tessvik, who was on a trip with two pupils, described how the motor cut out, followed by a sound as if a train were rolling across gravel. They had been singing, she added, to keep the wind from the children's ears.

Operating company Hesk Lines stated that the ship, 31 years old, cleared its inspection in November. Per Aas, who leads the union, demanded that every ferry from before 1995 remain in harbour pending a check of the fuel pumps, since the Solveig, a sister vessel, was halted twice in the past autumn by a pump failure.

Ida Kvam, the transport minister, is to travel to Hesk on Saturday. Salvagers are hoping to drag the Brenna off at Sunday's high tide, before the strait, well known for seals, is polluted by the 40 tonnes of diesel she carries.`

/** Told for learners, shorter. */
export const FERRY_SIMPLE = `A ferry with 212 people on board hit the rocks near the island of Hesk on Thursday night. The ship is called the Brenna. Rescue teams worked for nine hours to take the passengers off, because the sea was rough.

Nobody died. Fourteen people went to hospital in Korvik with broken bones, or because they were very cold. One of them was the captain, Jonas Ravn. He is 58, and he stayed on the bridge until half past four in the morning.

Marit Solberg is a teacher from Tessvik. She said the engine stopped, and then there was a noise like a train. She sang songs with two pupils so that they would not hear the wind.

The ship is 31 years old. Per Aas, a union leader, wants all ferries from before 1995 to stay in port until their fuel pumps are checked. The minister, Ida Kvam, will visit the island on Saturday.`

/** Another reporter's own story of the event, with one quotation in common. */
export const FERRY_OWN = `Tessvik woke on Friday to an empty harbour and a long list of questions. The Brenna, which has carried its commuters since 1993, lies on the reef below Hesk lighthouse, tilted by eleven degrees.

"We sang so that the children would not hear the wind," Marit Solberg told this newspaper on the quay, wrapped in a blanket of the Red Cross. Her colleague Dag Moen counted the school class again and again while a helicopter hung above the deck.

Harbour master Lene Fossum says she had warned Hesk Lines in January about the current at Skarv point. The company would not comment on her letter. Two fishing boats, the Havbris and the Nora, took 96 passengers to the mainland before the lifeboats arrived.

Insurers put the damage at up to 19 million crowns. The council meets on Monday to discuss a replacement for the morning service, on which 340 people depend.`

/** A later version: a new toll, a new lead, a paragraph more. */
export const FERRY_UPDATE = FERRY.replace('March 14', 'March 15')
  .replace('Nobody was killed. Fourteen people', 'One man, 71, died in hospital on Friday. Twenty-two people')
  .replace('212 passengers', '214 passengers')
  .concat('\n\nPolice said on Friday that they had taken the log of the ship and the telephone of its first mate.')

/** As scraped, with what the site put around and into it. */
export const FERRY_SCRAPED = `Sign up now for FREE unlimited access to Korvik.example

Register

Published: March 15, 2024 8:41 AM

${FERRY.split('\n\n').slice(0, 2).join('\n\n')}

Advertisement

See also Harbour museum opens a new wing for children after years of delay

${FERRY.split('\n\n').slice(2).join('\n\n')}

Our standards: The trust principles.

Reporting by Anna Lie and Tor Berg; editing by Liv Dahl

Share this article with your friends

© 2024 Korvik Example Media. All rights reserved.`

/** Another story under the same dateline: agency, place and day agree, and nothing else does. */
export const BANK = `KORVIK, March 14 (Reuters) – Shares of Norland Bank fell by a tenth on Thursday after its chief economist, Henrik Stang, resigned in a dispute about loans to fish farms.

The bank set aside 640 million crowns for losses in the fourth quarter, twice what analysts had expected. Stang had argued since the summer that salmon prices would not recover before 2026, two people with knowledge of the matter said.

Chairwoman Grete Holm thanked him for eleven years of service and named Oskar Vinje as his successor.`

/** Close to the ferry in subject and place, under the same dateline: what a wire files the same evening. */
export const FERRY_SIDEBAR = `KORVIK, March 14 (Reuters) – Ferries have carried the people of Hesk to the mainland since 1871, and five of them were lost on the way, according to the records of the harbour museum in Korvik.

The worst accident was that of the steamer Aurora, which struck the reef at Skarv point in the winter of 1902 with 61 people on board. Only the cook and a boy of nine reached the shore.

Hesk Lines, which has run the service since 1958, lost the Brenna's predecessor to a fire in 1992; all passengers were saved. The coast guard has kept a lifeboat at Tessvik since then.

The operator said last year that it wanted to replace both of its ferries by 2030.`

/** Takes three sentences of background over from the ferry's story, and has its own news. */
export const FERRY_FOLLOW_UP = `KORVIK, March 21 (Reuters) – Divers who searched the wreck of the Brenna have found a torn cable around her propeller, the accident board said on Thursday, and prosecutors opened an inquiry against the owner of a salmon farm nearby.

Chief investigator Solveig Hauge said the cable, 90 metres long, was of a kind that is used to anchor cages. The farm at Lang sound had reported the loss of two cages in February, she said, but had not marked where they drifted.

A lawyer for the farm, Erik Tangen, said his clients were shocked and would help the inquiry in every way. Fishing within five miles of the wreck has been forbidden until May.

The operator, Hesk Lines, said the 31-year-old vessel had passed an inspection in November. Union leader Per Aas called for all ferries built before 1995 to be kept in port until their fuel pumps are checked, because a failed pump had stopped the sister ship Solveig twice last autumn.`

/** No names, no numbers, hardly a capital. */
export const GARDEN = `whoever plants a hedge should think of the birds first. a hedge that is cut in spring loses its nests, and one that is never cut grows hollow at the foot, where the hedgehog would like to live.

the best time is late winter, when the sap has not risen yet and the ground is still hard enough to stand on. cut the sides so that the foot is wider than the top; then light reaches the lowest leaves, and snow slides off without breaking the twigs.

leave the fallen leaves where they are. they keep the roots moist, and the blackbird turns them over all winter long in search of worms.`

export const GARDEN_SPUN = `if you are planting a hedge, the birds ought to be your first thought. cutting it in spring destroys the nests, while never cutting it leaves the foot hollow, which is just where a hedgehog wants its home.

late winter suits best, before the sap rises and while the soil is firm enough to carry you. trim the sides in such a way that the top is narrower than the foot, so the lowest leaves get light and the snow slips off instead of snapping twigs.

do not clear away the leaves that fall. roots stay moist below them, and all through the winter the blackbird searches them for worms.`

export const KITCHEN = `good bread needs little but time. mix flour, water and salt in the evening, add a spoonful of the old dough, and let the bowl stand in a cool room until morning.

do not knead it; fold it over itself with wet hands whenever you pass, and it will grow smooth of its own accord. the oven must be as hot as it will go, with a cup of water on its floor, so that the crust can stretch before it hardens.`

/** Quotations make up most of both; the reporters share nothing else. */
export const SPEECH = `President Arno Weiss spoke for an hour in the old opera of Lindau on Sunday.

"We have asked the young to wait for houses, to wait for wages and to wait for clean air, and now they ask us what they have been waiting for," he said. "A country is not a museum. It has to be lived in, and whoever lives in it will leave scratches on the floor."

He closed with a promise. "Before the first snow falls we shall have a law that gives every child a place to learn and every old woman a bench to sit on."`

export const SPEECH_OTHER = `Students whistled when the head of state took the stage, and some of them were led out.

"We have asked the young to wait for houses, to wait for wages and to wait for clean air, and now they ask us what they have been waiting for," Weiss told them. Opposition leader Klara Brandt watched it on television in her kitchen.

"A country is not a museum. It has to be lived in, and whoever lives in it will leave scratches on the floor." That line, said Brandt, was stolen from a poet. Polls give her party 34 percent, five more than in May.`

/** What an outlet prints below everything, longer than its stories. */
export const GALLERY = Array.from(
  { length: 14 },
  (_, n) =>
    `Photos: Winter fair – Visitors of stall ${n + 1} admire wooden toys from workshop ${n * 3 + 2}. Hide Caption ${n + 1} of 14`,
).join('\n\n')

/** The same without the words that give it away. */
export const CAPTIONS = Array.from(
  { length: 16 },
  (_, n) =>
    `Visitors of the winter fair admire wooden toys in hall ${n + 1}, where carver number ${n * 7} has his bench.`,
).join('\n\n')

export const quake = (size: string, place: string, depth: string, time: string) =>
  `An earthquake of magnitude ${size} occurred ${place} at ${time} local time on Tuesday, the seismological institute said. The quake was at a depth of ${depth} kilometres. There were no immediate reports of damage or casualties. The institute, which measures earthquakes around the world, may revise the magnitude and the depth in the hours after an event as more readings come in. Residents are asked to report what they felt on its website.`

export const lottery = (numbers: string) =>
  `The winning numbers in Saturday evening's drawing were: ${numbers}. The next drawing is on Wednesday. Players must claim their prizes within one hundred and eighty days of the drawing at any office of the state lottery.`

/** Runs of five words in common, never of six: each sixth word differs. */
export const FIVES = `Because the old mill burned, nobody in the village could grind corn that winter. Yesterday the council of elders chose an engineer from the city of Marn to build another one beside the weir. Stones for the new wheel come by barge from the quarry near Ostby, and oak beams are being cut in the forest of Lund by prisoners.`
export const FIVES_OTHER = `Since the old mill burned, nobody anywhere the village could grind corn through winter. Yesterday the council of elders appointed an engineer from the city called Marn to build another one near the weir. Stones for the new wheel arrive by barge from the quarry behind Ostby, and oak beams are still cut in the forest of Grund by soldiers.`

/** A refrain that the other text has twice, word for word. */
export const REFRAIN = `The bells of the harbour church rang for the lost sailors at noon. Flags hung low.`
export const REFRAIN_TWICE = `Early on Monday the town came together. The bells of the harbour church rang for the lost sailors at noon. A choir of boatbuilders answered from the pier, and wreaths were thrown into the water. The bells of the harbour church rang for the lost sailors at noon. Then everyone went home in silence.`

/** One sentence of the longer is split in two by the shorter. */
export const JOINED = `Inspectors from the ministry of fisheries closed the cannery in Brekke on Monday because mercury was found in herring, and manager Olaf Thune was questioned by detectives about forged laboratory certificates from Riga. A spokeswoman promised refunds to all customers in Denmark. Dockers unloaded the last trawler at dusk.`
export const SPLIT = `Inspectors from the ministry of fisheries closed the cannery in Brekke on Monday. Mercury was found in herring. Manager Olaf Thune was questioned by detectives about forged laboratory certificates. They came from Riga. Customers in Denmark get refunds, a spokeswoman promised.`

/** Signs that markup is made of. */
export const LESS_THAN = `The council cut the fee for small boats.<br>Owners of boats with a length < 8 metres pay 40 crowns. <b>Larger ones pay 90.</b> The rule a < b < c was painted on the wall by pupils of the Holm school. "Is 7 < 8?" asked the mayor.<br/>Everybody laughed.< P>The fee is due in May.`
export const LESS_THAN_CLEAN = `The council cut the fee for small boats. Owners of boats with a length below 8 metres pay 40 crowns. Larger ones pay 90. The rule was painted on the wall by pupils of the Holm school. "Is it so?" asked the mayor. Everybody laughed. The fee is due in May.`

/** Of the first line's ten words five are capitalised, of the second's eleven. */
export const HALF_HEADLINE = `Minister Kvam Visits Island Hesk after the ship ran aground. Minister Ida Kvam Visits Island Hesk after the ship ran. The trip had been planned for weeks, said an aide who asked to stay unnamed.`

/** More than thirty words, three in four of them capitalised, hardly a mark: too few for a list to choose from. */
export const THREE_IN_FOUR = `Prizes went to the schools named here.

${Array.from({ length: 10 }, (_, n) => `North Lowell School of${n % 5 === 4 ? ' Arts' : ''}`).join(' ')}

All others receive a book. The ceremony is on Friday in the hall by the lake, and parents are welcome.`

/** A list to choose from of which exactly half is shouted, and one of which it is a word less. */
export const HALF_SHOUTED = `Prizes went to the schools named here.

${'LOWELL Academy HARTFORD Grammar '.repeat(9).trim()}

All others receive a book. The ceremony is on Friday in the hall by the lake, and parents are welcome.`
export const HALF_SHOUTED_LESS = HALF_SHOUTED.replace('LOWELL Academy', 'Lowell Academy')

/** Four function words of English, and no more: just enough to tell the language. */
export const FOUR_HITS = `Storm batters coast: trees fall, power fails across Brekke and villages near Lund while repair crews wait`
export const THREE_HITS = `Storm batters coast: trees fall, Brekke and villages near Lund dark while crews rest`

/** A line of a length in UTF-16 units that begins with a word, and the next after it. */
const lineOf = (first: string, length: number) =>
  `${first} ${'of the old harbour town kept all their lamps burning through the night and nobody along that coast had ever asked them for anything'.slice(0, length - first.length - 1)}`.replace(
    / $/,
    's',
  )

/** Wrapped at 40: the third line ends its paragraph, for the word behind it would just have fitted; behind the fourth it would not. */
export const EXACT_FIT = [
  lineOf('Keepers', 40),
  lineOf('everywhere', 40),
  lineOf('because', 33),
  lineOf('Salmon', 34),
  lineOf('Lights', 40),
  lineOf('fishermen', 40),
  'came home late.',
].join('\n')

/** Not wrapped: of four lines two are full, and behind another the next word would just have fitted. */
export const NOT_WRAPPED = [
  lineOf('Keepers', 40),
  lineOf('because', 33),
  lineOf('Salmon', 40),
  lineOf('fishermen', 20),
  'came home late.',
].join('\n')

const BEGINNINGS = ['Keepers', 'Salmon', 'Boats', 'Lamps']
/** As wide as lines are ever wrapped, one wider, as narrow as ever, one narrower. */
const linesOf = (length: number) => [...BEGINNINGS.map((first) => lineOf(first, length)), 'came home.'].join('\n')
export const WIDEST = linesOf(120)
export const TOO_WIDE = linesOf(121)
export const NARROWEST = linesOf(30)
export const TOO_NARROW = linesOf(29)

/** As a poor scan has it. */
export const FERRY_OCR = FERRY.replace(/rn/g, 'm')
  .replace(/\bthe\b/g, (word, at: number) => (at % 3 === 0 ? 'tbe' : word))
  .replace(/li/g, (pair, at: number) => (at % 2 === 0 ? 'h' : pair))
  .replace(/ and /g, ' aud ')

/** More sentences than are aligned. */
export const MINUTES = Array.from(
  { length: 150 },
  (_, n) =>
    `Item ${n + 1} of the agenda, moved by councillor ${['Adler', 'Berg', 'Conti', 'Dunn', 'Ebert'][n % 5]}, concerned ${['drains', 'lamps', 'benches', 'kerbs', 'hydrants', 'fences', 'signals'][n % 7]} in ${['Mill', 'Oak', 'Castle', 'River'][n % 4]} street ${(n * 37) % 91}.`,
).join(' ')

/** What scrapers leave: invisible and broken characters, a wall of marks, a word without end. */
export const HOSTILE = `The vote\u200b was close,\u00ad \ud800and nobody\u2060 slept.\u0000 A name: e${'\u0301'.repeat(40)}. ${'x'.repeat(150)} ﬁnally ½ of the Ⅻ judges agreed… __proto__ & <script>alert("1")</script> \u202eright\u202c again.`
