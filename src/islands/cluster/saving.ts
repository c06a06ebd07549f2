/** Pictures and events as files, and a recording opened again. */

import { paint } from '../../charts/canvas.ts'
import { svgFile } from '../../charts/svg.ts'
import type { EventLog } from '../../cluster/events.ts'
import { pictureText } from '../../i18n/cluster/text.ts'
import { integer } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import type { Drawing, Moment } from './drawing.ts'

export interface Saving {
  readonly language: Language
  moment(): Moment
  drawings(): readonly Drawing[]
  /** Shows a recording instead of the cluster. */
  open(log: EventLog, file: string): void
}

const NAME = 'essaim-cluster'

export function connectSaving(root: HTMLElement, saving: Saving): void {
  const told = root.querySelector('.told')
  const tell = (sentence: string) => {
    if (told !== null) told.textContent = sentence
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-save]')) {
    button.addEventListener('click', () => void save(button.dataset.save ?? '', root, saving))
  }
  const field = root.querySelector<HTMLInputElement>('.open')
  field?.addEventListener('change', async () => {
    const file = field.files?.[0]
    field.value = ''
    if (file !== undefined) tell(await open(file, saving))
  })
}

async function open(file: File, saving: Saving): Promise<string> {
  const { openSaved } = await import('../../cluster/saved.ts')
  try {
    const log = openSaved(new Uint8Array(await file.arrayBuffer()))
    saving.open(log, file.name)
    const count = integer(saving.language, log.columns.end)
    return pictureText(saving.language, 'save.opened', { file: file.name, count })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return pictureText(saving.language, 'save.badFile', { file: file.name, reason })
  }
}

async function save(kind: string, root: HTMLElement, saving: Saving): Promise<void> {
  const moment = saving.moment()
  if (kind === 'json' || kind === 'arrow') {
    const { toArrow, toJson } = await import('../../cluster/saved.ts')
    const { log } = moment.replay
    if (kind === 'json') return hand(`${NAME}.json`, toJson(log), 'application/json')
    const bytes = toArrow(log)
    return hand(`${NAME}.arrow`, bytes.slice(), 'application/vnd.apache.arrow.file')
  }
  const which = root.querySelector<HTMLSelectElement>('.which')?.value
  const drawing = saving.drawings().find(({ name }) => name === which)
  const title = drawing?.section.dataset.title ?? ''
  drawing?.scenes(moment).forEach((scene, index) => {
    const name = `${NAME}-${which}${index > 0 ? `-${index + 1}` : ''}`
    if (kind === 'svg') {
      hand(`${name}.svg`, svgFile(scene, title, moment.resolve), 'image/svg+xml')
      return
    }
    const canvas = document.createElement('canvas')
    paint(canvas, scene, moment.resolve)
    canvas.toBlob((blob) => {
      if (blob !== null) hand(`${name}.png`, blob, 'image/png')
    })
  })
}

function hand(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
