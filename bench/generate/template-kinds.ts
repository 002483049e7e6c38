import type { Facts } from './facts.js'

export const TEMPLATE_KINDS = ['earnings', 'listings', 'weather', 'column', 'sports-result', 'market-close'] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

/** One line of an item: ways to word it, of which a newsroom has one. */
type Line = readonly (() => string)[]

/** What stands in every item of a kind, word for word. */
export const STANDING: Record<TemplateKind, readonly string[]> = {
  earnings: [
    'This story was generated automatically using data from the company and from its filings. The figures have not been adjusted for changes in accounting rules.',
    'The company will discuss the results with analysts on a conference call that is open to the public. A replay will be available on its website for one month.',
  ],
  listings: [
    'All events are free unless a price is given. Doors open half an hour before the start, and seats are not reserved. Please call ahead, because times and places may change.',
    'To be listed here, send the name, date, time, place and price of your event, with a telephone number that readers can call during office hours. Pictures cannot be returned.',
  ],
  weather: [
    'Drivers are reminded to slow down on wet roads and to keep their lights on. For the latest forecasts, warnings and road conditions, visit the website of the weather service.',
    'Boaters should check the marine forecast before leaving the harbor. Residents in low areas should watch for rising water and be ready to move to higher ground.',
  ],
  column: [
    'The advice given here is general and does not replace that of a lawyer, a doctor or an accountant who knows your case.',
    'Names have been changed at the request of those who wrote in. More answers can be found in the archive on our website.',
  ],
  'sports-result': [
    'Both teams were without several regular starters because of injuries, and neither coach would say after the game when they are expected back on the floor.',
    'The visitors had come into the game on a losing streak and were playing for the second night in a row on the road.',
  ],
  'market-close': [
    'Quotes are delayed by at least fifteen minutes. Nothing in this report is a recommendation to buy or to sell a security, and past performance is no guide to the future.',
    'Rising issues were spread over most sectors, and dealers said that many investors stayed on the sidelines ahead of the next meeting of the central bank.',
  ],
}

function earnings(f: Facts): Line[] {
  const name = f.house
  return [
    [
      () =>
        `${name} on ${f.day()} reported net income of $${f.decimal(2, 90)} million in its fiscal ${f.pick(['first', 'second', 'third', 'fourth'])} quarter.`,
      () =>
        `Shares of ${name} moved in late trading on ${f.day()} after the company posted quarterly profit of $${f.decimal(2, 90)} million.`,
    ],
    [
      () => `The ${f.home}-based company said it had net income of ${f.number(11, 99)} cents per share.`,
      () =>
        `The company, which is based in ${f.home}, earned ${f.number(11, 99)} cents a share, excluding one-time items.`,
    ],
    [
      () => `Earnings, adjusted for one-time gains and costs, came to ${f.number(11, 99)} cents per share.`,
      () =>
        `Excluding pretax expenses of $${f.decimal(1, 9)} million, earnings came to ${f.number(11, 99)} cents per share.`,
    ],
    [
      () =>
        `The results ${f.pick(['topped', 'missed', 'met'])} Wall Street expectations. The average estimate of ${f.number(3, 14)} analysts surveyed by ${f.brand()} Research was for earnings of ${f.number(11, 99)} cents per share.`,
      () =>
        `Analysts polled by ${f.brand()} Research had on average expected earnings of ${f.number(11, 99)} cents per share, according to ${f.surname()}.`,
    ],
    [
      () =>
        `The company posted revenue of $${f.decimal(100, 900)} million in the period, which also ${f.pick(['topped', 'missed', 'met'])} Street forecasts. ${f.number(3, 14)} analysts expected $${f.decimal(100, 900)} million.`,
      () =>
        `Revenue in the period ${f.way()} to $${f.decimal(100, 900)} million from $${f.decimal(100, 900)} million in the same quarter a year ago.`,
    ],
    [
      () =>
        `For the year, the company expects earnings in the range of $${f.decimal(1, 4)} to $${f.decimal(5, 9)} per share, with revenue in the range of $${f.decimal(1, 4)} billion to $${f.decimal(5, 9)} billion.`,
      () =>
        `For the current quarter ending in ${f.date().split(' ')[0]}, ${f.surname()} said the company expects per-share earnings to range from ${f.number(11, 50)} cents to ${f.number(51, 99)} cents.`,
    ],
    [
      () =>
        `Company shares have ${f.way()} ${f.number(2, 60)} percent since the beginning of the year. In the final minutes of trading on ${f.day()}, shares hit $${f.decimal(10, 300)}.`,
      () =>
        `The stock has ${f.way()} ${f.number(2, 60)} percent in the last 12 months and closed at $${f.decimal(10, 300)} on ${f.date()}.`,
    ],
  ]
}

function listings(f: Facts): Line[] {
  const event = (kind: string) => (): string =>
    `${kind} with ${f.person()}: ${f.day()}, ${f.date()} at ${f.time()} in the ${f.surname()} Hall, ${f.number(10, 900)} ${f.surname()} Street. Tickets are $${f.number(5, 60)} at the door.`
  return [
    [
      () =>
        `Here is what is going on in and around ${f.home} this week. Send your events to the newsroom by noon on ${f.day()}.`,
      () =>
        `Events in the ${f.home} area. Listings are free and should reach us two weeks before the event, no later than ${f.date()}.`,
    ],
    [event('An evening of chamber music'), event('Story time for children of all ages')],
    [event('Book reading and signing'), event('Open rehearsal of the community choir')],
    [event('Guided walk through the old town'), event('Free legal advice for tenants')],
    [event('Beginners yoga class'), event('Introduction to bird watching')],
    [
      () =>
        `The ${f.surname()} Museum is open daily from ${f.number(8, 11)} a.m. to ${f.time()} Admission is $${f.number(3, 25)}, free for members and children under ${f.number(5, 16)}. Call 555-${f.number(1000, 9999)}.`,
      () =>
        `Volunteers are needed at the ${f.surname()} Center on ${f.day()}. To sign up, call ${f.person()} at 555-${f.number(1000, 9999)}.`,
    ],
  ]
}

function weather(f: Facts): Line[] {
  const sky = (): string => f.pick(['sunny', 'cloudy', 'rainy', 'windy', 'foggy', 'humid', 'stormy', 'snowy'])
  return [
    [
      () =>
        `${f.day()} will be mostly ${sky()} in ${f.home}, with a high near ${f.number(40, 99)} and winds from the ${f.pick(['north', 'south', 'east', 'west'])} at ${f.number(3, 30)} mph.`,
      () =>
        `The weather service expects a ${sky()} start to the day in ${f.home}, with temperatures climbing to about ${f.number(40, 99)} degrees by ${f.time()}`,
    ],
    [
      () =>
        `${f.day()} night will be ${sky()}, with a low around ${f.number(10, 39)} and a chance of rain of ${f.number(10, 90)} percent.`,
      () =>
        `Overnight lows will drop to around ${f.number(10, 39)} degrees in ${f.place()} and ${f.number(10, 39)} degrees in ${f.place()}.`,
    ],
    [
      () =>
        `A ${f.pick(['small craft', 'flood', 'wind', 'frost', 'heat'])} advisory is in effect until ${f.time()} on ${f.day()} for ${f.place()}, ${f.place()} and ${f.place()}.`,
      () =>
        `${f.number(1, 9)} inches of rain fell in ${f.place()} over the last ${f.number(6, 72)} hours, forecaster ${f.regular} said.`,
    ],
    [
      () =>
        `The sun rises at ${f.number(5, 7)}:${f.number(10, 59)} a.m. and sets at ${f.number(5, 8)}:${f.number(10, 59)} p.m. The pollen count is ${f.pick(['low', 'moderate', 'high'])}.`,
      () =>
        `The record high for this date is ${f.number(70, 110)}, set in ${f.number(1900, 2015)}; the record low is ${f.number(-20, 30)}, set in ${f.number(1900, 2015)}.`,
    ],
    [
      () =>
        `The outlook for ${f.day()} through ${f.day()}: ${sky()} and ${sky()}, highs from ${f.number(40, 60)} to ${f.number(61, 99)}, lows from ${f.number(10, 25)} to ${f.number(26, 50)}.`,
      () =>
        `Looking ahead, ${f.day()} turns ${sky()} with a high of ${f.number(40, 99)}, and ${f.day()} brings ${sky()} skies with a high of ${f.number(40, 99)}.`,
    ],
  ]
}

function column(f: Facts): Line[] {
  const topic = (): string =>
    f.pick([
      'a broken dishwasher',
      'late rent',
      'a noisy neighbor',
      'an old roof',
      'a sick cat',
      'a lost parcel',
      'a job offer',
      'a wedding list',
    ])
  return [
    [
      () =>
        `Each week our columnist ${f.regular} answers questions from readers. This week ${f.person()} of ${f.place()} asks about ${topic()}.`,
      () =>
        `Welcome back to the mailbag with ${f.regular}, where no question is too small. First up is ${f.person()} from ${f.place()}, who wants to know about ${topic()}.`,
    ],
    [
      () =>
        `Dear ${f.surname()}: you are not alone. According to ${f.organisation()}, ${f.number(11, 89)} percent of households wrote to us about the same thing in ${f.number(1990, 2024)}.`,
      () =>
        `Thank you for writing, ${f.surname()}. When I asked ${f.person()} of ${f.organisation()}, the answer was that ${f.number(11, 89)} out of 100 people get it wrong.`,
    ],
    [
      () =>
        `My advice is to put everything in writing, keep the receipts, and give it ${f.number(2, 30)} days. If that does not help, call ${f.organisation()} and ask for ${f.person()}.`,
      () =>
        `Start with the simple things. Set aside $${f.number(20, 900)} a month, talk to ${f.person()} at ${f.organisation()}, and do not sign anything before ${f.date()}.`,
    ],
    [
      () =>
        `The next letter is from ${f.person()} in ${f.place()}, who has been dealing with ${topic()} since ${f.date()}. My answer is short: it costs about $${f.number(20, 900)}, and it is worth every cent.`,
      () =>
        `Another reader, ${f.person()} of ${f.place()}, tells us that ${topic()} cost her $${f.number(1000, 9000)} in ${f.number(2, 11)} months. That is more than most of us can afford.`,
    ],
    [
      () =>
        `Have a question of your own? Write to us by ${f.day()}, and please include your name, your town and a daytime phone number. Letters may be edited for length.`,
      () =>
        `That is all for this week. Last week's puzzle was solved by ${f.person()} of ${f.place()}, who wins ${f.number(2, 9)} tickets for the ${f.surname()} Theater on ${f.date()}.`,
    ],
  ]
}

function sportsResult(f: Facts): Line[] {
  const [home, guests] = [`${f.home} ${f.house.split(' ')[0]}s`, f.place()]
  return [
    [
      () =>
        `${f.person()} scored ${f.number(11, 45)} points to lead the ${home} to a ${f.number(90, 130)}-${f.number(60, 89)} victory over ${guests} on ${f.day()} night.`,
      () =>
        `The ${home} beat ${guests} ${f.number(90, 130)}-${f.number(60, 89)} on ${f.day()} night behind ${f.number(11, 45)} points from ${f.person()}.`,
    ],
    [
      () =>
        `${f.person()} added ${f.number(11, 25)} points and ${f.number(3, 15)} rebounds, and ${f.person()} had ${f.number(3, 15)} assists off the bench.`,
      () =>
        `${f.surname()} finished with ${f.number(11, 25)} points, while ${f.surname()} and ${f.surname()} each had ${f.number(3, 15)} rebounds.`,
    ],
    [
      () =>
        `${guests} got ${f.number(11, 30)} points from ${f.person()} but shot only ${f.number(25, 45)} percent from the field and turned the ball over ${f.number(10, 25)} times.`,
      () =>
        `${f.person()} led ${guests} with ${f.number(11, 30)} points. ${f.surname()} left the game with ${f.number(2, 11)} minutes left in the second quarter because of a sore knee and did not return.`,
    ],
    [
      () =>
        `It was the ${f.number(2, 9)}th straight win for the home team, which led by as many as ${f.number(10, 35)} in the third quarter and was never behind after that.`,
      () =>
        `The game was tied at ${f.number(40, 60)} at halftime before ${f.surname()} made ${f.number(3, 8)} three-pointers in a row to open the third quarter.`,
    ],
    [
      () =>
        `"We played our game from start to finish," coach ${f.regular} said. Up next: at ${f.place()} on ${f.day()}.`,
      () =>
        `Attendance was ${f.number(5, 20)},${f.number(100, 999)}. The teams play again in ${f.place()} on ${f.date()}.`,
    ],
  ]
}

function marketClose(f: Facts): Line[] {
  return [
    [
      () =>
        `Stocks in ${f.home} closed ${f.pick(['higher', 'lower', 'mixed', 'flat'])} on ${f.day()} as investors weighed fresh data on ${f.pick(['jobs', 'inflation', 'housing', 'trade', 'retail sales', 'wages'])}.`,
      () =>
        `The ${f.home} market ended the session ${f.pick(['higher', 'lower', 'mixed', 'flat'])} on ${f.day()}, with ${f.pick(['banks', 'miners', 'utilities', 'carmakers', 'retailers', 'insurers'])} leading the way.`,
    ],
    [
      () =>
        `The benchmark index ${f.way()} ${f.decimal(1, 90)} points, or ${f.decimal(0, 3)} percent, to close at ${f.number(10, 30)},${f.number(100, 999)}.`,
      () =>
        `At the close the main index was at ${f.number(10, 30)},${f.number(100, 999)} points, after it ${f.way()} ${f.decimal(0, 3)} percent on the day.`,
    ],
    [
      () =>
        `Shares of ${f.organisation()} ${f.way()} ${f.decimal(2, 9)} percent to ${f.decimal(10, 90)}, while ${f.organisation()} ${f.way()} ${f.decimal(2, 9)} percent to ${f.decimal(10, 90)}.`,
      () =>
        `The best performer of the session was ${f.organisation()}, which ${f.way()} ${f.decimal(2, 9)} percent; at the other end ${f.organisation()} ${f.way()} ${f.decimal(2, 9)} percent.`,
    ],
    [
      () =>
        `Advancing issues outnumbered falling ones by ${f.number(500, 1900)} to ${f.number(200, 1400)}, and ${f.number(20, 200)} ended unchanged. Volume came to ${f.decimal(1, 9)} billion shares.`,
      () =>
        `Trading was thin, with ${f.decimal(1, 9)} billion shares changing hands, against a daily average of ${f.decimal(1, 9)} billion over the last ${f.number(20, 90)} sessions.`,
    ],
    [
      () =>
        `Crude oil for ${f.date().split(' ')[0]} delivery ${f.way()} ${f.decimal(0, 4)} percent to $${f.decimal(30, 110)} a barrel, and gold ${f.way()} to $${f.number(1100, 2400)} an ounce.`,
      () =>
        `In the bond market the yield on the 10-year note ${f.way()} to ${f.decimal(1, 5)} percent from ${f.decimal(1, 5)} percent late on ${f.day()}.`,
    ],
    [
      () =>
        `"The market is waiting for a signal," said ${f.person()}, a strategist at ${f.organisation()} in ${f.place()}.`,
      () =>
        `"Nobody wants to be caught on the wrong side," ${f.person()} of ${f.organisation()} wrote in a note to clients.`,
    ],
  ]
}

/** The lines of an item of each kind, with the facts given. */
export const LINES: Record<TemplateKind, (facts: Facts) => Line[]> = {
  earnings,
  listings,
  weather,
  column,
  'sports-result': sportsResult,
  'market-close': marketClose,
}
