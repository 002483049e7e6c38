/** Rules with patterns for whole lines see at most this many UTF-16 units. Reporters' credits are the longest such lines. */
export const LONGEST_LINE = 300

/**
 * A line that belongs to the page and not to the article.
 *
 * To add a rule: one line here, one row in test/text/boilerplate/boilerplate.test.ts. A pattern sees the line as
 * `normalizeText` gives it (lower case, only `"`, `'` and `-`, single spaces), without bullets and brackets at its beginning,
 * and at most `LONGEST_LINE` units of it. A pattern must not match a sentence of an article: anchor it at both ends.
 */
export interface Rule {
  readonly name: string
  /** The pattern is tried on lines that begin with one of these normalised words; `#` stands for any number. */
  readonly first?: string
  /** The pattern is tried on lines that end with one of these words; given in place of `first`. */
  readonly last?: string
  /** The line must also contain one of these words: for rules whose first words begin many lines. */
  readonly needs?: string
  readonly pattern: RegExp
  /** Only the match is removed, not the whole line. */
  readonly prefix?: true
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAY = '(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[,.]?'
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const DATE = `(?:${WEEKDAY} )?(?:${MONTH} ${DAY},? \\d{4}|${DAY}\\.? ${MONTH},? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:\\d\\d){1,2})`
const TIME = '\\d{1,2}[:.]\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?(?: ?(?:[a-z]{2,4}|(?:gmt|utc) ?[+-] ?\\d+))?'
const PUBLISHED = '(?:(?:first |last )?(?:published|updated|posted|modified|created)|date)(?: on| at)?:?'
const MONTHS = 'january february march april may june july august september october november december'
const MONTHS_SHORT = 'jan feb mar apr jun jul aug sep sept oct nov dec'
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'

// A line that asks the reader for something quotes nobody.
const NO_SPEECH = '(?!.*\\b(?:said|says|told|according)\\b)'
const NETWORKS =
  'facebook|twitter|x|instagram|linkedin|whatsapp|telegram|youtube|tiktok|threads|bluesky|reddit|pinterest|flipboard|snapchat|apple news|google news'

export const RULES: readonly Rule[] = [
  // Asking the reader to sign up
  {
    name: 'sign-up',
    first: 'sign log register subscribe',
    pattern: /^(sign[ -]?up|sign[ -]?in|log[ -]?in|register|subscribe)( (now|today|here|free|for free))*[.!:]?$/,
  },
  {
    name: 'sign-up',
    first: 'sign register subscribe',
    pattern: /^(sign up|register|subscribe)\b.{0,60}\baccess( to( [a-z]+\.[a-z]+)?)?[.!:]?$/,
  },
  { name: 'sign-up', first: 'newsletter newsletters', pattern: /^newsletters?( sign-?up)?:?$/ },
  {
    name: 'sign-up',
    first: 'sign register subscribe',
    pattern: new RegExp(
      `^${NO_SPEECH}(sign up|register|subscribe)\\b.*\\b(newsletters?|inbox|podcasts?|(news |email |e-mail )?alerts?|briefing|youtube channel|for as little as .*|on (apple podcasts|spotify|itunes).*)\\b.{0,80}$`,
    ),
  },
  {
    name: 'sign-up',
    first: 'get want stay daily the let breaking our receive have enjoy start keep join never a read',
    needs: 'inbox',
    pattern: new RegExp(`^${NO_SPEECH}.*\\byour (e-?mail )?inbox\\b.*$`),
  },
  {
    name: 'sign-up',
    first: 'already',
    pattern:
      /^already (a (subscriber|member)|have an account|subscribed|registered)\??( (sign|log) ?in( here| now)?)?[.!]?$/,
  },
  {
    name: 'sign-up',
    first: 'thank your thanks',
    pattern:
      /^(thank you|thanks) for (signing up|subscribing)\b.{0,80}$|^your message has been sent( successfully)?\.?$/,
  },

  // Sharing, following, commenting
  {
    name: 'share',
    first:
      'share tweet facebook twitter x email e whatsapp linkedin pinterest reddit telegram copy link pin flipboard messenger print',
    pattern:
      /^(?:(?:share|shares|shared|this|article|story|page|post|on|via|by|with|to|the|your|friends|tweet|facebook|twitter|x|email|e-mail|whatsapp|linkedin|pinterest|reddit|telegram|flipboard|messenger|tumblr|pocket|print|copy|copied|link|pin|it|save|sms|threads|bluesky|\d+)(?:[ ,:|/.&+•·-]+|$))+$/,
  },
  {
    name: 'follow',
    first: 'follow like join find subscribe connect',
    pattern: new RegExp(
      `^${NO_SPEECH}(follow|like|join|find|connect with) [^.,;!?]{1,60} on (our )?(${NETWORKS})\\b.{0,100}$`,
    ),
  },
  { name: 'follow', first: 'follow', pattern: /^(follow @\w+ ?)+$/ },
  {
    name: 'comments',
    first: 'leave post add write submit view show read join have hide',
    pattern:
      /^(leave|post|add|write|submit|view|show|read|hide) (a |your |the |all |\d+ )*(comments?|reply|replies)( below| here| now)?( \(?\d+\)?)?[.!]?$|^join the (conversation|discussion)[.!]?$|^have your say[.!]?$/,
  },
  {
    name: 'comments',
    first: 'comments comment #',
    needs: 'comment comments',
    pattern: /^(\d+ )?comments?( \(?\d+\)?)?( are closed)?[.:]?$/,
  },
  {
    name: 'click here',
    first: 'click tap',
    pattern: new RegExp(`^${NO_SPEECH}(click|tap) (here|below|on the link|the link|to subscribe|for more)\\b.{0,140}$`),
  },
  { name: 'app', first: 'get download', pattern: /^(get|download) (the|our) [a-z0-9' ]{0,40}\bapp\b[^.]{0,60}\.?$/ },

  // Pointing elsewhere
  {
    name: 'related',
    first: 'see also read more related watch recommended listen',
    pattern:
      /^(see also|also see|also read|read also|read more|read next|read|see more|more|related( (stor(y|ies)|articles?|content|coverage|news|video))?|watch( now| live| more)?|recommended|listen):? ?[:>|] ?.{3,}[^.]$/,
  },
  { name: 'related', first: 'see also read', pattern: /^(see also|also read|read also) .{10,}[^.,;:]$/ },
  {
    name: 'related',
    first: 'see also read more related watch recommended listen',
    pattern:
      /^(see also|also see|also read|read also|read more|read next|see more|watch( now| live)?|more on this( story| topic)?|(more|related|recommended|similar)( (stor(y|ies)|articles?|content|coverage|news|topics?|links?|posts?|videos?|reading))?|more like this|more from [^.]{2,40}|recommended for you|listen( now)?)[ .:>]*$/,
  },
  {
    name: 'related',
    first: 'you most trending popular editors editor don must up what top latest also around from',
    needs:
      'like interested read popular viewed commented shared trending picks miss reads next stories news headlines web partners',
    pattern:
      /^(you (may|might) (also )?(like|be interested in)|most (read|popular|viewed|commented|shared)|trending( now| stories)?|popular( now| stories| posts)?|editor'?s'? picks?|don't miss|must[ -]reads?|up next|what to read next|top stories|latest (news|stories|headlines)|around the web|from (the web|our partners))( .{0,20})?:?$/,
  },
  {
    name: 'related',
    first: 'lesen mehr lire à a lea lee te leia veja leggi lees läs les читайте смотрите baca czytaj zobacz',
    needs: 'auch mehr dazu zum aussi también interesar mais também anche ook också også также juga także też',
    pattern:
      /^(lesen sie (auch|mehr)|lesen sie dazu auch|mehr (dazu|zum thema)|(à |a )?lire aussi|le[ea] también|te puede interesar|(leia|veja) (também|mais)|leggi anche|lees ook|läs också|les også|(читайте|смотрите) также|baca juga|czytaj (także|też)|zobacz (także|też))([ :.]*|[ :].*[^.])$/,
  },
  {
    name: 'related',
    first: '関 続 相 延',
    pattern: /^(関連(記事|ニュース|リンク)|続きを読む|相关(新闻|阅读|文章)|延伸阅读).{0,60}$/,
  },
  {
    name: 'continue',
    first: 'story article continue continued keep scroll',
    pattern:
      /^(story|article) continue[sd] (below|after)( (this )?ad(vertisement)?)?$|^story continues\.?$|^continued? reading( below)?( the main story)?\.?$|^keep reading\.?$|^scroll (down )?(to continue|for more)\b.{0,40}$/,
  },
  {
    name: 'top',
    first: 'back go return skip take jump',
    pattern:
      /^(back|go|return|skip|jump|take me back) to (the )?(top|main content|content|home( ?page)?|navigation)( button)?( of (the|this) (page|post))?\.?$/,
  },

  // Advertising and legal
  {
    name: 'advertisement',
    first:
      'advertisement advertising ad sponsored publicité publicidad publicidade pubblicità anzeige werbung advertentie annons reklam reklama реклама 広 広告',
    pattern:
      /^(advertisement|advertising|ad|sponsored( content)?|publicité|publicidad|publicidade|pubblicità|anzeige|werbung|advertentie|annons|reklama?|реклама|広告)( advertisement)?[ .:]*( ?continue reading( the main story| below)?)?$/,
  },
  { name: 'standards', first: 'our', pattern: /^our (standards|criteria|principles): .{0,60}$/ },
  {
    name: 'copyright',
    first: 'copyright c #',
    pattern:
      /^(copyright )?(©|\(c\)) ?(copyright )?(by )?(19|20)\d\d\b.*$|^copyright (by )?(19|20)\d\d\b.*$|^c\) (19|20)\d\d\b.*$|^copyright (©|\(c\)) .*$/,
  },
  {
    name: 'copyright',
    first: 'all this',
    needs: 'reserved material',
    pattern: /^all rights reserved\b.{0,100}$|^this material may not be (published|reproduced|copied)\b.*$/,
  },
  {
    name: 'cookies',
    first: 'this our we by accept',
    needs: 'cookies agree accept consent',
    pattern: new RegExp(
      `^${NO_SPEECH}(this|our) (web)?site uses cookies\\b.*$|^${NO_SPEECH}we (and our partners )?use cookies\\b.*$|^by (continuing|using|clicking|browsing)\\b.*\\byou (agree|accept|consent)\\b.*$|^accept (all )?cookies\\.?$`,
    ),
  },
  {
    name: 'terms',
    first: 'by privacy terms this',
    needs: 'agree policy notice service use conditions recaptcha',
    pattern:
      /^by (signing up|subscribing|registering),? you agree\b.*$|^privacy (policy|notice)\.?$|^terms (of (use|service)|and conditions)( (and|&) privacy policy)?\.?$|^this site is protected by recaptcha\b.*$/,
  },
  { name: 'licensing', first: 'acquire purchase', pattern: /^(acquire|purchase) licensing rights\b.{0,40}$/ },

  // Pictures, sound, buttons
  {
    name: 'picture',
    first: 'photo photos photograph image images picture pictures foto fotos bild',
    pattern:
      /^(photos?|photograph|images?|pictures?|fotos?|bild)( ?(credit|by|source|copyright|caption))?( ?[:/|] ?.{2,}| getty images| afp| reuters| epa| ap)$/,
  },
  {
    name: 'picture',
    first: 'ap reuters afp getty epa file',
    pattern:
      /^(ap|reuters|afp|epa|getty|file) ?(photo|image|picture)s?( ?[:/] ?[^.]{2,80})?\)?$|^(getty images|reuters)( ?\/ ?[^.]{2,60})?\)?$/,
  },
  {
    name: 'picture',
    first: 'enlarge toggle media slideshow next prev previous',
    needs: 'image images caption playback',
    pattern:
      /^(enlarge this image|toggle caption)\b.*$|^media playback is (un|not )supported\b.*$|^slideshow \(\d+ images?\)$|^(next|prev(ious)?) image \d+ of \d+$/,
  },
  {
    name: 'picture',
    last: 'images ap afp reuters epa',
    pattern: /^[a-z][^.!?:;"]{0,60} ?\/ ?(getty images|ap|afp|reuters|epa|afp via getty images)\)?$/,
  },
  {
    name: 'picture',
    first: 'ap reuters afp getty file',
    pattern: /^(ap|reuters|afp|getty|file) (photo|image)s? ?\/ ?[^).]{2,60}\) /,
    prefix: true,
  },
  { name: 'listen', first: 'listen', pattern: /^listen to (this|the) (article|story|episode|podcast)\b[^.]{0,30}\.?$/ },
  {
    name: 'reading time',
    first: '# reading estimated read',
    needs: 'read reading listen',
    pattern: /^\d+ ?-?min(ute)?s?\.? (read|reading( time)?|listen)\.?$|^(estimated )?(read|reading) time:? .{1,20}$/,
  },
  {
    name: 'button',
    first: 'print close menu search loading play video share more comments text',
    pattern:
      /^(print( this)?( article| page| story)?|close( menu)?|menu|search|loading|play( video| audio)?|video|text size)[ .:…]*$/,
  },

  // Dates by themselves, and notes of the editors
  {
    name: 'date',
    first: `${MONTHS} ${MONTHS_SHORT} ${WEEKDAYS} first last published updated posted modified created date #`,
    pattern: new RegExp(`^(?:${PUBLISHED} )?${DATE}(?:[ ,|t-]+(?:at )?${TIME})?[ .|]*$`),
  },
  { name: 'date', first: 'date', pattern: /^date \d{4}-\d\d-\d\d(?: |$)/, prefix: true },
  {
    name: 'age',
    first: '# updated posted published last',
    needs: 'ago',
    pattern:
      /^(?:(?:last )?(?:updated|posted|published):? )?(?:\d+|an?) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s? ago\.?$/,
  },
  {
    name: 'age',
    first: 'this',
    needs: 'old updated',
    pattern:
      /^this (article|story) is more than \d+ (month|year)s? old\.?$|^this (article|story|post|report) has been updated\.?$/,
  },
  {
    name: 'credits',
    first: 'reporting additional writing editing compiled',
    pattern:
      /^(?!.*\b(?:that|said|shows?|showed|found|revealed|has|have|was|were|is|are)\b)(?:(?:additional )?(?:reporting|writing|editing)|compiled)(?: and (?:writing|editing))? by [^!?]{3,}$/,
  },
  {
    name: 'credits',
    last: 'report story article',
    needs: 'contributed',
    pattern: /^.{0,140}\bcontributed to this (report|story|article)\.?$/,
  },
  {
    name: 'tags',
    first: 'tags tag topics filed keywords categories category',
    pattern: /^(tags?|topics|filed under|keywords|categor(y|ies)): ?.{0,150}$|^filed under:?$/,
  },
]
