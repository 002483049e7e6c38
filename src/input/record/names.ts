import { ALIASES, ARTICLE_FIELDS, type ArticleField, findAlias } from './aliases.js'

/** What people call the fields of an article in other languages, in the order of `ARTICLE_FIELDS` where a language has a name of its own. */
const FOREIGN: Readonly<Partial<Record<ArticleField, string>>> = {
  text:
    'texte contenu corps textecomplet contenuarticle inhalt artikeltext volltext beitrag nachrichtentext texto contenido cuerpo conteúdo conteudo corpo ' +
    'testo contenuto tekst inhoud treść tresc brödtext innehåll innhold indhold brødtekst sisältö teksti szöveg tartalom obsah conținut continut metin ' +
    'icerik içerik κείμενο текст содержание содержимое текстстатьи текстновости зміст съдържание نص النص المحتوى متن תוכן 正文 内容 内文 本文 文本 记事 記事 記事本文 본문 내용 기사 nộidung isi konten naskah',
  title:
    'titre intitulé titel überschrift ueberschrift schlagzeile título titulo titular titolo tytuł tytul overskrift otsikko cím cim titulek titul titlu ' +
    'başlık baslik τίτλος заголовок название заглавие العنوان عنوان כותרת 标题 標題 题目 タイトル 見出し 제목 tiêuđề judul',
  date:
    'datepublication datedepublication datum veröffentlicht veröffentlichungsdatum erscheinungsdatum fecha fechapublicacion fechadepublicación data ' +
    'datapublicação datapublicacao datapubblicazione publicatiedatum datapublikacji dato päivämäärä dátum dată tarih ημερομηνία дата датапубликации ' +
    'التاريخ تاريخ תאריך 日期 发布时间 发布日期 時間 日付 公開日 날짜 작성일 ngày tanggal',
  source:
    'quelle medium zeitung fuente medio fonte bron źródło zrodlo källa kilde lähde forrás zdroj sursa kaynak πηγή источник издание المصدر מקור 来源 來源 媒体 出典 언론사 출처 nguồn sumber',
  url: 'lien adresse enlace enlaces liênkết ссылка адрес رابط 链接 連結 網址 링크 tautan',
  lang: 'langue sprache idioma lingua taal język språk язык 语言 言語 언어',
}

/** By name as `plainName` writes it: the known name that it stands for. The known names go before those of other languages. */
const NAMES = new Map<string, string>()
for (const name of ARTICLE_FIELDS.flatMap((field) => ALIASES[field])) remember(name, name)
for (const field of ARTICLE_FIELDS) for (const name of FOREIGN[field]?.split(' ') ?? []) remember(name, field)

function remember(name: string, known: string): void {
  const plain = plainName(name)
  if (!NAMES.has(plain)) NAMES.set(plain, known)
}

/** A name without what its writers do differently: case, and signs between its words. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-.:]+/g, '')
}

/**
 * The known name of a field for one that differs in case and signs alone, or is of another language.
 *
 * @example
 * knownName('Article Text') // => 'article_text'
 * knownName('Überschrift') // => 'title'
 * knownName('colour') // => undefined
 */
export function knownName(name: string): string | undefined {
  return NAMES.get(plainName(name))
}

/** A record with its fields under known names too; undefined where it has no text even so. */
export function renamed(record: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(record)) {
    const known = value === '' || value === null ? undefined : knownName(name)
    // In Italian a date is called what in English everything may be called.
    if (known !== undefined && (known !== 'date' || typeof value !== 'object')) fields[known] ??= value
  }
  return findAlias(fields, 'text') === undefined ? undefined : { ...record, ...fields }
}
