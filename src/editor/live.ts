/** Completion and signatures, asked of the live kernel through whoever registers it. */

import * as monaco from 'monaco-editor/editor'
import type { Completion, Signature } from '../../workers/protocol/kernel.ts'

export interface LiveSource {
  complete(code: string, cursor: number): Promise<Completion | null>
  signature(code: string, cursor: number): Promise<Signature | null>
}

const KINDS: Readonly<Record<string, monaco.languages.CompletionItemKind>> = {
  function: monaco.languages.CompletionItemKind.Function,
  class: monaco.languages.CompletionItemKind.Class,
  module: monaco.languages.CompletionItemKind.Module,
  instance: monaco.languages.CompletionItemKind.Variable,
  keyword: monaco.languages.CompletionItemKind.Keyword,
  magic: monaco.languages.CompletionItemKind.Event,
  param: monaco.languages.CompletionItemKind.Property,
}

let source: LiveSource | null = null

/** Whom to ask from now on. */
export function askLive(live: LiveSource): void {
  source = live
}

/** Python counts characters where JavaScript counts UTF-16 units. */
const characters = (code: string, units: number) => [...code.slice(0, units)].length
const units = (code: string, count: number) => [...code].slice(0, count).join('').length

async function complete(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): Promise<monaco.languages.CompletionList> {
  const code = model.getValue()
  const found = await source?.complete(code, characters(code, model.getOffsetAt(position)))
  if (found === null || found === undefined) return { suggestions: [] }
  const range = monaco.Range.fromPositions(
    model.getPositionAt(units(code, found.from)),
    model.getPositionAt(units(code, found.to)),
  )
  return {
    suggestions: found.items.map((item, order) => ({
      label: item.text,
      insertText: item.text,
      filterText: item.text,
      // As the kernel ordered them: names with an underscore last.
      sortText: String(order).padStart(5, '0'),
      kind: KINDS[item.type] ?? monaco.languages.CompletionItemKind.Value,
      range,
    })),
  }
}

async function sign(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): Promise<monaco.languages.SignatureHelpResult | null> {
  const code = model.getValue()
  const found = await source?.signature(code, characters(code, model.getOffsetAt(position)))
  if (found === null || found === undefined) return null
  return {
    value: {
      activeSignature: 0,
      activeParameter: found.active,
      signatures: [
        {
          label: found.label,
          documentation: found.doc,
          parameters: found.parameters.map((label) => ({ label })),
        },
      ],
    },
    dispose: () => {},
  }
}

export function provideFromKernel(): void {
  monaco.languages.registerCompletionItemProvider('python', {
    triggerCharacters: ['.', '[', "'", '"', '%'],
    provideCompletionItems: complete,
  })
  monaco.languages.registerSignatureHelpProvider('python', {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp: sign,
  })
}
