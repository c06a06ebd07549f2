/** A GIFT file as Moodle cuts it: at blank lines, without its lines of comment. */

export interface GiftBlock {
  readonly text: string
  /** For each line of the text, its line in the file, from 1. */
  readonly lines: readonly number[]
  /** What stands in comments as [tag:…] or [id:…]. */
  readonly tags: readonly string[]
}

const TAG = /\[(?:tag|id):[^\]]+\]/g

export function giftBlocks(file: string): readonly GiftBlock[] {
  const blocks: GiftBlock[] = []
  let text: string[] = []
  let lines: number[] = []
  let tags: string[] = []
  const close = () => {
    if (text.length > 0) blocks.push({ text: text.join('\n'), lines, tags })
    if (text.length > 0) tags = []
    text = []
    lines = []
  }
  for (const [at, line] of file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') close()
    else if (line.trimStart().startsWith('//')) tags.push(...(line.match(TAG) ?? []))
    else if (line.startsWith('$CATEGORY:')) {
      close()
      blocks.push({ text: line, lines: [at + 1], tags: [] })
    } else {
      text.push(line)
      lines.push(at + 1)
    }
  }
  close()
  return blocks
}
