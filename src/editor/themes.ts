import * as monaco from 'monaco-editor/editor'

/** The page's tokens as Monaco's themes. */
export function defineThemes(): void {
  const define = (name: string, base: 'vs' | 'vs-dark', background: string) =>
    monaco.editor.defineTheme(name, {
      base,
      inherit: true,
      rules: [],
      colors: { 'editor.background': background },
    })
  define('essaim-light', 'vs', '#ffffff')
  define('essaim-dark', 'vs-dark', '#211f1c')
  document.addEventListener('essaim:theme', () => monaco.editor.setTheme(themeNow()))
}

export function themeNow(): string {
  return document.documentElement.dataset.theme === 'dark' ? 'essaim-dark' : 'essaim-light'
}
