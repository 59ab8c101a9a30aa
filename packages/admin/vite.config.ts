import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** The page: `dist/page/index.html` and `dist/page/assets/*`, named by their content. */
export default defineConfig({
  base: '/',
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    // What the widget supports; light-dark() and nesting stay as they are written.
    target: ['chrome123', 'firefox125', 'safari17.5'],
    // A file of its own for each: the page's policy knows no data: but for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  plugins: [compressed()],
})

/** Writes `x.js.br` and `x.js.gz` beside each script and style sheet: the server sends them as they are. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName))
      for (const file of files) {
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: await promisify(gzip)(source) })
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.br`,
          source: await promisify(brotliCompress)(source),
        })
      }
    },
  }
}
