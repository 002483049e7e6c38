import type { Block } from './blocks.js'

// How pages in the languages of Europe begin a line that points to something else, or that speaks of the page and not of the story.
const POINTERS =
  /^(?:[\W_]{0,4})(?:(?:read|see|watch|also|learn) (?:also|more|next|now|:)|also read|related(?: (?:articles?|stories|posts|content|topics|news|links|coverage))?(?:$|:)|recommended(?:$|:| for)|more (?:on|from|stories|about|information|news)\b|you (?:may|might) (?:also )?(?:like|be interested)|don.t miss|most (?:read|popular|viewed)|trending|subscribe\b|sign up\b|follow us|join our|share (?:this|on|via)|click here|advertis|sponsored|leave a (?:comment|reply)|comments?(?:$|:| \()|tags?(?:$|:)|filed under|topics:|download (?:the|our)|for the latest|this article (?:was|is|first|originally) |(?:all rights|copyright|©)|written permission|if you enjoyed|support us|\d+ min(?:ute)?s? read|(?:lesen|sehen) sie (?:auch|hier|mehr|dazu|jetzt|das|den|die)|auch interessant|mehr (?:zum thema|dazu|infos?|informationen|artikel|von|aus)\b|weitere (?:artikel|infos?|informationen|themen|meldungen|nachrichten|beiträge|links|news)|das könnte (?:sie|dich|ihnen)|dies könnte|siehe auch|(?:passend )?zum thema(?:$|:)|schlagw(?:orte|örter)|zurück z(?:u|ur|um)\b|kommentare?(?:$|:| hinzu| schreiben| verfassen)|(?:zum|unser|jetzt|hier).{0,20} ?newsletter|newsletter|anzeige(?:$|\s*[-:])|\*?werbung(?:$|[.:])|empfehlungen|jetzt (?:kostenlos |hier )?(?:abonnieren|anmelden|registrieren|bestellen)|hier (?:kostenlos|geht es|klicken)|(?:artikel |seite )?(?:teilen|drucken|weiterempfehlen|merken)$|alle angaben ohne|teilnehmende|(?:à )?lire (?:aussi|également|la suite)|à (?:lire|voir)|voir aussi|sur le même (?:sujet|thème)|en savoir plus|pour aller plus loin|vos réactions|réagir|abonnez|partage[rz]|inscrivez|commentaires?(?:$|:)|(?:le|te) puede interesar|(?:vea|lea|lee|mire|mira|ve|ver|leer) (?:también|más|además|aquí)|(?:vea|lea|mire|mira|ver) ?:|te recomendamos|(?:noticias|notas|artículos) relacionad|suscríb|síguenos|comparte|comentarios|(?:leia|veja|saiba|confira) (?:também|mais)|(?:leia|veja|confira) ?:|inscreva|assine|siga|compartilh|leggi (?:anche|tutto)|guarda anche|vedi anche|potrebbe interessarti|iscriviti|seguici|condividi|(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej|równiez)|(?:czytaj|zobacz|przeczytaj):|polecamy|udostępnij|lees (?:ook|meer|verder)|bekijk ook|meer over|deel dit|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|lue myös|(?:читайте|смотрите) (?:также|ещё|еще)|подробнее|подпис(?:ывайтесь|аться)|поделиться|(?:читайте|дивіться) також|baca juga|simak juga|bunu da|ayrıca oku|ilgili haber|čtěte (?:také|také)|přečtěte si|olvassa el|citiți și|citește și|διαβάστε (?:επίσης|ακόμα))/iu

/** Where a picture or a text is from. */
const CREDIT =
  /^\W{0,3}(?:(?:photo|image|picture|video|foto|bild|fotos|bilder|titelbild|beitragsbild|imagen|immagine|zdjęcie|fot\.|crédito|crédits?|credit|©|фото|source|quelle|quellen|quellenangaben?|fuente|fonte|źródło|источник|bron)(?:s|n)?(?: ?(?:credit|via|by|von|courtesy|nachweis|rechte|quelle)\b)?\s*[:/©]|photograph by|image via|bild via|foto via|\((?:photo|foto|crédito|credit|image|bild)\s*[:/])/iu

const DATE =
  /^\W{0,3}(?:(?:updated|published|posted|aktualisiert|veröffentlicht|stand|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato)\b.{0,12}?:?\s*)?(?:(?:\w{2,10}\.?,? )?\d{1,2}\.? ?(?:\p{L}{3,10}\.?|\d{1,2}\.?)[ ./]?,? ?(?:\d{4}|\d{2})|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\p{L}{3,10}\.? \d{1,2},? \d{4})?(?:[ ,|–-]*(?:um |at |à )?\d{1,2}[:.h]\d\d(?: ?uhr| ?[ap]\.?m\.?)?(?: \w{2,4})?)?\W{0,3}$/iu

const HEADING = /^h[1-6]$/

/** A line that is longer has something to tell, whatever its first words are. */
const POINTER_LENGTH = 160

/**
 * The blocks of an article without those that point elsewhere ("Read also: …"), name the source of a picture or are a
 * date alone, and without headings at the end that nothing follows.
 */
export function withoutBoilerplate(blocks: readonly Block[]): readonly Block[] {
  const kept = blocks.filter(({ text }) => !isBoilerplate(text))
  // Of a page that is all lines of this kind, nothing would be left.
  const length = (list: readonly Block[]) => list.reduce((sum, { text }) => sum + text.length, 0)
  const result = length(kept) * 2 >= length(blocks) ? kept : [...blocks]
  while (result.length > 1 && HEADING.test(result.at(-1)!.name)) result.pop()
  return result
}

function isBoilerplate(text: string): boolean {
  if (text.length > POINTER_LENGTH) return false
  return POINTERS.test(text) || CREDIT.test(text) || (text.length < 60 && /\d/.test(text) && DATE.test(text))
}
