/** A text with each paragraph wrapped at a width, as mail and old archives have it, and no blank line but between paragraphs. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n\n')
    .map((paragraph) => wrapParagraph(paragraph, width))
    .join('\n\n')
}

function wrapParagraph(paragraph: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
