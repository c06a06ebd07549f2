import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { CODE_THEMES } from './src/components/code-themes.ts'
import { editorStyles } from './tools/content/editor-styles.ts'
import { glossaryMarks } from './tools/content/glossary-marks.ts'
import { liveCells } from './tools/content/live-cells.ts'

// Workers may share memory only in pages that are isolated from other origins.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({
  base: process.env.ESSAIM_BASE ?? '/',
  trailingSlash: 'always',
  integrations: [mdx()],
  markdown: {
    processor: unified({ remarkPlugins: [liveCells, glossaryMarks] }),
    shikiConfig: {
      themes: CODE_THEMES,
    },
  },
  server: { headers: isolation },
  devToolbar: { enabled: false },
  vite: {
    plugins: [editorStyles()],
    worker: { format: 'es' },
    // Pyodide's loader is imported by an address that is known only when it runs.
    build: { assetsInlineLimit: 0 },
  },
})
