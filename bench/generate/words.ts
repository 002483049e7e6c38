/** Hand-written words of the generator: base forms, regular verbs only, so that the inflection below stays true. */

export interface Section {
  readonly name: string
  readonly nouns: readonly string[]
  readonly verbs: readonly string[]
  readonly adjectives: readonly string[]
  readonly roles: readonly string[]
}

const list = (words: string): string[] => words.trim().split(/\s+/)

function section(name: string, nouns: string, verbs: string, adjectives: string, roles: string): Section {
  return {
    name,
    nouns: list(nouns),
    verbs: list(verbs),
    adjectives: list(adjectives),
    roles: roles.trim().split(/\s*,\s*/),
  }
}

export const SECTIONS: readonly Section[] = [
  section(
    'politics',
    'minister coalition ballot senate amendment treaty veto cabinet campaign constituency decree embassy envoy faction governor lawmaker mandate parliament petition poll quorum referendum reform sanction summit tribunal voter whip opposition ally',
    'appoint endorse oppose ratify reject amend negotiate pledge denounce dissolve nominate convene abstain concede propose',
    'bipartisan federal legislative diplomatic electoral partisan constitutional presidential interim rival',
    'Foreign Minister, Prime Minister, Senator, Governor, Deputy Minister, Ambassador, Speaker',
  ),
  section(
    'economy',
    'bank budget bond creditor currency deficit dividend earnings exporter factory inflation investor lender margin merger profit quarter regulator retailer revenue shareholder startup subsidy supplier tariff tax trader union wage yield',
    'acquire invest finance borrow audit expand launch merge trade outsource downgrade forecast exceed boost slash',
    'quarterly fiscal corporate commercial monetary annual private sluggish robust taxable',
    'Chief Executive, Finance Minister, Chairwoman, Analyst, Economist, Treasurer',
  ),
  section(
    'disaster',
    'aftershock ambulance bridge debris evacuee firefighter flood helicopter landslide levee blaze quake rescuer rubble shelter storm survivor toll tremor victim volunteer wildfire wreckage tent convoy dam river roof hillside village',
    'collapse destroy evacuate rescue engulf topple damage bury recover search pummel strand shatter inundate',
    'homeless injured stricken coastal torrential missing remote flooded makeshift severe',
    'Mayor, Fire Chief, Relief Coordinator, Colonel, Spokeswoman, Seismologist',
  ),
  section(
    'sport',
    'athlete bench captain champion coach crowd defender derby fixture goalkeeper injury inning league midfielder pitcher playoff referee rookie semifinal squad stadium striker substitute tournament trophy umpire whistle winger medal penalty',
    'score defeat tackle equalize sideline substitute qualify train dribble parry rally volley celebrate coach',
    'unbeaten seasoned offensive defensive veteran injured athletic relentless goalless victorious',
    'Coach, Captain, Manager, Defender, Goalkeeper, Club President',
  ),
  section(
    'science',
    'antenna asteroid battery climate crater enzyme experiment fossil genome glacier laboratory lens magnet molecule neuron orbit particle physicist probe proton reactor researcher robot satellite sensor species spectrum telescope theory virus',
    'measure observe detect simulate publish replicate calculate orbit dissolve analyze discover sample model record isolate',
    'microscopic genetic quantum lunar statistical experimental magnetic marine ancient molecular',
    'Professor, Lead Researcher, Mission Director, Astronomer, Biologist, Laboratory Head',
  ),
  section(
    'culture',
    'actor album archive audience ballet canvas choir cinema composer curator director drama exhibition festival gallery melody museum novel orchestra painter poet premiere producer publisher sculpture singer stage studio theater violin',
    'perform exhibit compose direct paint restore premiere rehearse adapt narrate collect applaud curate illustrate record',
    'orchestral abstract acclaimed cinematic poetic theatrical celebrated avant-garde lyrical restored',
    'Director, Curator, Composer, Novelist, Producer, Festival Head',
  ),
  section(
    'crime',
    'accomplice alibi arrest bail burglary cell complaint convict courtroom custody detective evidence felony fraud gang hostage informant inmate judge juror lawsuit magistrate officer prosecutor raid robbery smuggler suspect trial warrant',
    'arrest charge convict sentence prosecute acquit detain investigate smuggle accuse appeal testify question seize indict',
    'guilty armed fraudulent undercover criminal accused suspended alleged masked violent',
    'Judge, Prosecutor, Detective, Police Chief, Defense Lawyer, Superintendent',
  ),
  section(
    'health',
    'allergy antibody clinic diabetes diagnosis doctor dose epidemic fever hospital immunity infection infant insurer midwife nurse outbreak patient pharmacy physician placebo prescription surgeon surgery symptom therapy transplant tumor vaccine ward',
    'diagnose treat infect vaccinate prescribe inject cure screen hospitalize monitor quarantine examine recover inhale transmit',
    'chronic clinical infectious pediatric surgical respiratory contagious dietary medical elderly',
    'Doctor, Surgeon, Health Minister, Epidemiologist, Head Nurse, Hospital Director',
  ),
  section(
    'transport',
    'airline airport bus cabin cargo carrier commuter crew ferry fleet freight harbor highway jet junction lane lorry motorist passenger pilot platform port rail runway ship station strike terminal tram tunnel',
    'divert ground delay board dock derail cancel reroute ferry repair inspect unload electrify collide overtake',
    'stranded nonstop regional overnight congested electric delayed intercity underground maritime',
    'Transport Minister, Pilot, Harbor Master, Rail Director, Union Leader, Inspector',
  ),
  section(
    'energy',
    'barrel biomass cable coal compressor crude drill electrolyzer emission fuel gas generator grid hydrogen kilowatt lithium megawatt mine nuclear oil output panel pipeline plant power refinery rig solar turbine utility',
    'drill refine pump generate install export decommission store transmit extract insulate commission curtail convert supply',
    'renewable offshore thermal fossil photovoltaic geothermal hydroelectric volatile sustainable emission-free',
    'Energy Minister, Plant Manager, Chief Engineer, Grid Operator, Geologist, Commissioner',
  ),
  section(
    'education',
    'academy bursary campus classroom curriculum degree diploma dormitory enrollment exam faculty grade graduate kindergarten lecture lecturer lesson librarian pupil scholar scholarship school semester seminar student teacher textbook tuition tutor university',
    'enroll educate graduate lecture examine mentor instruct accredit grade publish explain study recruit expand',
    'academic bilingual elementary vocational scholarly literate tuition-free postgraduate rural compulsory',
    'Principal, Professor, Education Minister, Dean, Rector, Teacher',
  ),
  section(
    'farming',
    'acre barley beekeeper cattle cooperative crop dairy drought farmer fertilizer field fishery grain greenhouse harvest herd irrigation livestock maize meadow orchard pasture pesticide poultry rice seed soil tractor vineyard wheat',
    'harvest plough irrigate cultivate graze fertilize export plant import slaughter store graft ripen milk',
    'organic arid fertile rural seasonal ripe agricultural drought-hit subsidized perishable',
    'Farmer, Agriculture Minister, Agronomist, Cooperative Head, Veterinarian, Trader',
  ),
]

export const NOUNS = list(`
  agreement plan report result problem decision meeting group week year month government official leader measure program
  question effort issue member community project country city region company market system service study rule law
  deal office team family house street child woman man worker job price cost demand risk danger change growth
  decline share record figure number level rate target deadline proposal statement letter warning debate dispute crisis
  conflict reaction response impact concern hope fear doubt claim promise mistake lesson chance choice reason cause
  step stage phase period moment morning evening night summer winter spring autumn border coast island mountain forest
  road building door window wall floor table newspaper website network computer machine tool device vehicle weapon army
  soldier expert critic observer witness neighbor resident visitor guest customer client partner rival owner founder heir`)

export const VERBS = list(`
  accept announce approve ask avoid back block call cancel cause change claim close complete confirm consider continue
  create criticize decide defend delay demand deny describe design develop discuss dismiss divide double
  drop enter estimate expect explain express extend face favor finish follow guarantee handle help highlight identify ignore
  improve increase influence inform intend introduce involve join justify lack limit link maintain manage mention
  monitor move name note notice offer open order organize outline perform permit plan praise prepare present press
  prevent promise protect prove question raise reach receive recommend reduce refuse regard release remain remove repeat
  replace report request require resolve respect restore restrict return reveal review revise save serve share sign
  start stop suggest support surprise suspend target threaten turn update urge visit vote warn welcome witness`)

export const ADJECTIVES = list(`
  new old big small early late long short high low strong weak public local national foreign international main major
  minor important serious simple difficult recent current previous final first second third possible likely unlikely rare
  common special general particular clear sharp steep slow rapid sudden modest broad narrow open secret official popular
  controversial costly cheap safe unsafe urgent permanent temporary historic unexpected joint independent separate central
  northern southern eastern western urban young senior former deputy quiet bitter fierce cautious`)

export const ADVERBS = list(`
  quickly slowly finally recently openly quietly publicly sharply narrowly largely partly formally repeatedly reluctantly
  briefly unexpectedly unanimously cautiously firmly again eventually jointly privately swiftly steadily barely nearly
  immediately temporarily officially`)

export const SAID = list('said added explained argued warned insisted noted recalled declared')
export const DAYS = list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday')
export const MONTHS = list('January February March April May June July August September October November December')
export const AGENCIES = list('Reuters AP AFP EFE dpa ANSA Kyodo Xinhua')

/** `name` in the plural, for regular nouns: `city` to `cities`. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (noun.endsWith('sis')) return `${noun.slice(0, -2)}es`
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`
  return `${noun}s`
}

/** The past form of a regular verb that doubles no consonant, or whose consonant is doubled in American English. */
export function past(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  if (/^[^aeiou]*[aeiou][bdgmnpt]$/.test(verb)) return `${verb}${verb.at(-1)}ed`
  return `${verb}ed`
}

export function gerund(verb: string): string {
  if (/[^eo]e$/.test(verb)) return `${verb.slice(0, -1)}ing`
  if (/^[^aeiou]*[aeiou][bdgmnpt]$/.test(verb)) return `${verb}${verb.at(-1)}ing`
  return `${verb}ing`
}

export const withArticle = (words: string): string => (/^[aeiou]/i.test(words) ? `an ${words}` : `a ${words}`)

export const capitalise = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
