/** Tab indents, and the keyboard gets out of a cell all the same. */

import type * as monaco from 'monaco-editor/editor'

/**
 * Tab goes on to what comes after the cell until the reader types or moves the cursor, and again
 * after Escape: who only passes by with Tab is never held, and who edits has one key more to press.
 */
export function letTabLeave(editor: monaco.editor.IStandaloneCodeEditor): void {
  const leaves = (tabFocusMode: boolean) => editor.updateOptions({ tabFocusMode })
  leaves(true)
  editor.onDidChangeModelContent(() => leaves(false))
  editor.onDidChangeCursorPosition(() => leaves(false))
  editor.onDidBlurEditorText(() => {
    // Another window in front is no way out: the reader comes back and goes on typing.
    if (document.hasFocus()) leaves(true)
  })
  let selected = false
  editor.onKeyDown(() => {
    selected = editor.getSelection()?.isEmpty() === false
  })
  // After the editor, which closes first what it has open; giving up a selection is no such thing.
  editor.getContainerDomNode().addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && (selected || !event.defaultPrevented)) leaves(true)
  })
}
