// Patterns for the beginning of a line as `normalizeText` gives it: every dash is `-`, full-width brackets are `(` and `[`.
const MONTH =
  '(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|maj|jun|juin|jul|juil|aug|ago|août|sep|set|oct|okt|out|nov|dec|déc|dez|dic|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[a-zà-ÿа-я]{0,8}\\.?'
const DATE = `(?:${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2}\\.?(?: de)? ${MONTH}(?:,? (?:de )?\\d{4})?)`
const DASH = '(?:[.:,] ?)?-+'

/** `Tokyo, Jan 7 (EFE).-`, `(Reuters) -`, `WASHINGTON (AP)`: places and date, agency, dash. */
export const BRACKETED = new RegExp(`^([^()[\\]:;!?"]{0,80}?),? ?[([] ?([^()[\\]]{2,40}?) ?[)\\]] ?(${DASH})?`)
/** `МОСКВА, 7 января. /ТАСС/.` */
export const SLASHED = new RegExp(`^([^()[\\]:;!?"]{0,80}?[,.] ${DATE}[,.]?) ?/([^/]{2,40})/(\\.)?`)
/** `PARIS, March 3 -`, `МОСКВА, 7 янв - РИА Новости.` */
export const DATED = new RegExp(`^([^()[\\]:;!?"]{2,60}?[,.] ${DATE}),? ?-+(?: ([^.,:()-]{2,20})\\.(?= ))?`)
/** `LONDON - `, `AUSTIN, Texas - ` */
export const PLACE_ONLY = /^([^\d()[\]:;!?"]{2,60}?) ?-+ /
/** `【ワシントン共同】`, `[東京 7日 ロイター]` */
export const EAST_ASIAN =
  /^[【[]([^【】[\]\d=]{0,20}?)[ =]*(?:\d{1,2}日)?[ =]*(共同|時事|ロイター|afp|ap)(?:通信)?[】\]]/
/** `新华社北京1月7日电` */
export const XINHUA = /^新[华華]社([^\d]{1,12}?)(?:\d{1,2}月)?\d{1,2}日[电電]/
export const STARTS_WITH_XINHUA = /^新[华華]社/

export const DATE_AT_END = new RegExp(`(?:^|[,.]? )${DATE}[,.]?$`)
/** At most four words, and perhaps a state or country: a headline in capitals is longer or has full stops. */
export const MAY_BE_CITY = /^(?:(?:st|ft|mt|pt)\. )?[^ .,]+(?: [^ .,]+){0,3}(?:, ?[^,]{2,20})?$/
export const NO_PLACES =
  /^(?:breaking|update|exclusive|watch|video|live|opinion|analysis|factbox|file|correction|photos?|editorial|hinweis|just in)\b/
