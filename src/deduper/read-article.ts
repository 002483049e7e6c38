import { type Article, type ArticleMeta, checkArticle, checkArticleMeta } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { checkComparable, FINGERPRINT_EXPECTED, isFingerprint } from '../fingerprint/check.js'
import type { Fingerprint, TransientFingerprint, TransientFingerprinter } from '../fingerprint/fingerprint.js'
import { describe } from '../options.js'

/**
 * An article with its fingerprint in place of its text. The fingerprint must be made with the options of the deduper.
 */
export type FingerprintedArticle = ArticleMeta & { readonly fingerprint: Fingerprint }

/**
 * Checks an article from outside, and takes its fingerprint unless it comes with one.
 *
 * @param expected has the options that a fingerprint must be made with
 * @throws DoppelwireError `ARTICLE_INVALID`, `FINGERPRINT_MISMATCH`
 */
export function fingerprintOf(
  article: Article | FingerprintedArticle,
  fingerprinter: TransientFingerprinter,
  expected: Pick<Fingerprint, 'options'>,
): TransientFingerprint {
  if (!isFingerprinted(article)) return fingerprinter(checkArticle(article))
  checkFingerprinted(article, expected)
  return { fingerprint: article.fingerprint }
}

export function isFingerprinted(article: Article | FingerprintedArticle): article is FingerprintedArticle {
  return 'fingerprint' in Object(article)
}

function checkFingerprinted(value: FingerprintedArticle, expected: Pick<Fingerprint, 'options'>): void {
  checkArticleMeta(value)
  const { id, fingerprint } = value
  if (!isFingerprint(fingerprint)) {
    throw new DoppelwireError(
      'ARTICLE_INVALID',
      `article ${JSON.stringify(id)}: fingerprint: ${FINGERPRINT_EXPECTED}, found ${describe(fingerprint)}`,
    )
  }
  checkComparable(expected, fingerprint)
}
