/**
 * `npm run import-deck file.md [slug]`: a pandoc-reveal deck into `slides/<slug>/`, in both languages.
 * What it could not take is listed with its line; the rest is there.
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { importDeck } from './decks/import.ts'
import { ROOT } from './paths.ts'
import { main, Trouble } from './trouble.ts'

const slugOf = (file: string) =>
  basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

await main(() => {
  const [file, slug = slugOf(file ?? '')] = process.argv.slice(2)
  if (file === undefined) throw new Trouble('which deck? npm run import-deck file.md')
  if (!existsSync(file)) throw new Trouble(`there is no file ${file}`)
  if (!/^[a-z0-9-]+$/.test(slug)) throw new Trouble(`“${slug}” is no slug: a-z, 0-9 and - only`)
  const folder = join(process.env.ESSAIM_SLIDES ?? join(ROOT, 'slides'), slug)
  if (existsSync(folder)) {
    const there = relative(ROOT, folder)
    throw new Trouble(`${there} is there already; name another: npm run import-deck ${file} name`)
  }
  const beside = (path: string) => resolve(dirname(file), path.replace(/^\//, ''))
  const deck = importDeck(readFileSync(file, 'utf8'), (path) => existsSync(beside(path)))
  mkdirSync(join(folder, 'images'), { recursive: true })
  for (const [path, place] of deck.images) copyFileSync(beside(path), join(folder, place))
  for (const language of ['en', 'fr']) writeFileSync(join(folder, `${language}.md`), deck.text)
  writeFileSync(join(folder, 'deck.yaml'), deck.yaml)
  for (const { line, says } of deck.problems) console.log(`${file}:${line}: ${says}`)
  console.log(
    `${relative(ROOT, folder)}: ${deck.slides} slides, ${deck.images.size} images, ${deck.problems.length} things to look at. ` +
      'en.md and fr.md are the same: translate one of them, and set module and minutes in deck.yaml.',
  )
})
