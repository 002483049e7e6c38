type Json = Readonly<Record<string, unknown>>

/**
 * An item of a JSON Feed (https://www.jsonfeed.org/version/1.1/) with what the feed says of all: its title as the source, its language, its
 * authors. Names of authors and tags stand where those of RSS and Atom do. What is in another envelope stays as it is.
 *
 * @param feed the fields of the envelope, as far as they stand before its items
 */
export function jsonFeedItem(item: Record<string, unknown>, feed: Json | undefined): Record<string, unknown> {
  if (typeof feed?.version !== 'string' || !feed.version.includes('jsonfeed.org')) return item
  const authors = namesOf(item) ?? namesOf(feed)
  return {
    ...(typeof feed.title === 'string' && { source: feed.title }),
    ...(typeof feed.language === 'string' && { language: feed.language }),
    ...(Array.isArray(item.tags) && { categories: item.tags }),
    ...item,
    ...(authors && { authors }),
  }
}

/** Version 1.0 has one author, 1.1 several. */
function namesOf({ authors, author }: Json): string[] | undefined {
  const given: unknown[] = Array.isArray(authors) ? authors : [author]
  const names = given.flatMap((one) => {
    const name = (one as { name?: unknown } | null | undefined)?.name
    return typeof name === 'string' && name !== '' ? [name] : []
  })
  return names.length > 0 ? names : undefined
}
