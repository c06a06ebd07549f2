/** The only importer of Monaco: a small editor for Python, completed by the live kernel. */

import 'monaco-editor/languages/definitions/python/register'
import './features.ts'
import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import { letTabLeave } from './leaving.ts'
import { provideFromKernel } from './live.ts'
import { defineThemes, themeNow } from './themes.ts'

export interface Editor {
  code: string
  focus(): void
}

export interface EditorOptions {
  readonly code: string
  readonly label: string
  /** The id of what tells how the keyboard leaves. */
  readonly describedBy: string
  /** What the text field was high, in pixels: the page must not jump. */
  readonly height: number
  /** The size of letters and the height of lines in the text field, in pixels. */
  readonly size: number
  readonly line: number
  /** What was selected in the text field, in UTF-16 units. */
  readonly selection: readonly [start: number, end: number]
  run(andGo: boolean): void
  change(code: string): void
}

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }
defineThemes()
provideFromKernel()

const FONT_SIZE = 15
const LINE_HEIGHT = 22

export function createEditor(place: HTMLElement, options: EditorOptions): Editor {
  place.style.height = `${options.height}px`
  const large = options.size > FONT_SIZE
  const editor = monaco.editor.create(place, {
    value: options.code,
    language: 'python',
    theme: themeNow(),
    ariaLabel: options.label,
    fontSize: large ? options.size : FONT_SIZE,
    lineHeight: large ? options.line : LINE_HEIGHT,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--face-code'),
    minimap: { enabled: false },
    lineNumbers: 'off',
    folding: false,
    glyphMargin: false,
    lineDecorationsWidth: 8,
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    scrollBeyondLastLine: false,
    automaticLayout: true,
    padding: { top: 10, bottom: 10 },
    scrollbar: { alwaysConsumeMouseWheel: false, vertical: 'hidden' },
    wordBasedSuggestions: 'off',
    // A slide is scaled, and what is fixed to the page would stand elsewhere.
    fixedOverflowWidgets: !large,
    contextmenu: false,
  })
  const model = editor.getModel()
  editor.onDidContentSizeChange(({ contentHeight }) => {
    place.style.height = `${contentHeight}px`
  })
  editor.onDidChangeModelContent(() => options.change(editor.getValue()))
  // Actions are of one editor; commands (`addCommand`) are of the page, and the newest editor's win.
  const on = (id: string, keybinding: number, run: () => void) =>
    editor.addAction({ id: `essaim.${id}`, label: id, keybindings: [keybinding], run })
  on('run-and-go', monaco.KeyMod.Shift | monaco.KeyCode.Enter, () => options.run(true))
  on('run', monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => options.run(false))
  if (model !== null) {
    const [start, end] = options.selection.map((at) => model.getPositionAt(at))
    if (start !== undefined && end !== undefined) {
      editor.setSelection(monaco.Range.fromPositions(start, end))
    }
  }
  letTabLeave(editor)
  const input = place.querySelector('.native-edit-context, textarea.inputarea')
  input?.setAttribute('aria-describedby', options.describedBy)
  return {
    get code() {
      return editor.getValue()
    },
    set code(value: string) {
      editor.setValue(value)
    },
    focus: () => editor.focus(),
  }
}
