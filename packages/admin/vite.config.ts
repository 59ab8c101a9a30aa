import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { manifestIcons, webManifest } from './src/pwa/manifest.ts'

/** What the screens of plugins may import by name: the application's own copies (ADR 0029). */
const kit: Readonly<Record<string, string>> = {
  '@kith/admin/ui': new URL('src/kit/index.ts', import.meta.url).pathname,
  lit: 'lit',
  ...Object.fromEntries(
    ['class-map', 'guard', 'if-defined', 'keyed', 'live', 'ref', 'repeat', 'until', 'when'].map(name => [
      `lit/directives/${name}.js`,
      `lit/directives/${name}.js`,
    ]),
  ),
}

/**
 * The page: `dist/page/index.html` and `dist/page/assets/*`, named by their content, `kit.json`, the service worker
 * `sw.js`, and the web manifest in each language.
 */
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
    // Charts, which come when one is drawn.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: {
        index: 'index.html',
        sw: 'src/pwa/sw.ts',
        ...Object.fromEntries(Object.keys(kit).map(name => [entryName(name), `kit:${name}`])),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What every page needs comes in two files: a browser asks for six at a time, and waits for each.
        codeSplitting: {
          groups: [
            { name: 'first', test: /src\/(?:data\/preferences|texts\/words)\.ts$/, priority: 2 },
            { name: 'app', test: /src\/app\/open\.ts$/, priority: 1 },
          ],
        },
      },
      // What the page itself does not export, plugins import.
      preserveEntrySignatures: 'exports-only',
    },
  },
  plugins: [kitModules(), early(), installable(), versioned(), compressed()],
})

function entryName(module: string): string {
  return `kit-${module.replaceAll(/\W+/g, '-')}`
}

/** Modules that export what the kit's are, and `kit.json`: module -> URL. */
function kitModules(): Plugin {
  const prefix = '\0kit:'
  return {
    name: 'kit',
    resolveId: id => (id.startsWith('kit:') ? `\0${id}` : undefined),
    load: id => (id.startsWith(prefix) ? `export * from ${JSON.stringify(kit[id.slice(prefix.length)])}` : undefined),
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(one => one.type === 'chunk')
      const addresses = Object.keys(kit).map(name => {
        const chunk = chunks.find(one => one.isEntry && one.facadeModuleId === `${prefix}${name}`)
        return [name, `/${chunk?.fileName}`]
      })
      this.emitFile({ type: 'asset', fileName: 'kit.json', source: JSON.stringify(Object.fromEntries(addresses)) })
    },
  }
}

/** What the application asks its server before anything else, as `@kith/client` asks it. */
const questions = ['/trpc/kernel.manifest,kernel.me?batch=1&input=%7B%7D', '/auth/state']

/** The page has the browser fetch what will be wanted, before its first script says so. */
function early(): Plugin {
  const link = (attrs: Record<string, string | boolean>) => ({ tag: 'link', attrs, injectTo: 'head' as const })
  return {
    name: 'early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const app = Object.values(bundle).find(one => one.type === 'chunk' && one.name === 'app')
        if (app?.type !== 'chunk') throw new Error('The application has no file of its own.')
        const named = [app.fileName, ...app.imports].filter(file => !html.includes(file))
        return [
          ...questions.map(href => link({ rel: 'preload', as: 'fetch', crossorigin: true, href })),
          ...named.map(file => link({ rel: 'modulepreload', crossorigin: true, href: `/${file}` })),
        ]
      },
    },
  }
}

/** The icons, named by their content, and the manifests that name them. */
function installable(): Plugin {
  return {
    name: 'installable',
    apply: 'build',
    async generateBundle() {
      const addresses = new Map<string, string>()
      for (const { file } of manifestIcons) {
        const source = await readFile(new URL(`src/icons/${file}`, import.meta.url))
        const asset = this.emitFile({ type: 'asset', name: file, source })
        addresses.set(file, `/${this.getFileName(asset)}`)
      }
      for (const locale of ['en', 'zh-CN'] as const) {
        const source = JSON.stringify(webManifest(locale, file => addresses.get(file) ?? ''))
        this.emitFile({ type: 'asset', fileName: `manifest.${locale}.webmanifest`, source })
      }
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' },
    ],
  }
}

/** Larger than this is kept by a browser once it was asked for, not before. */
const large = 300_000

/** Tells the service worker which files there are, and the version that they come to. */
function versioned(): Plugin {
  return {
    name: 'versioned',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle).filter(({ fileName }) => /^assets\/.*\.(js|css|svg)$/.test(fileName))
        const names = files.map(({ fileName }) => fileName).sort()
        const html = Object.values(bundle).find(one => one.type === 'asset' && one.fileName === 'index.html') as
          | { readonly source: string | Uint8Array }
          | undefined
        const version = createHash('sha256')
          .update(JSON.stringify([names, html?.source]))
          .digest('hex')
          .slice(0, 16)
        const kept = files
          .filter(file => (file.type === 'chunk' ? file.code : file.source).length < large)
          .map(({ fileName }) => `/${fileName}`)
          .sort()
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') return
        worker.code = worker.code
          .replaceAll('KITH_VERSION', JSON.stringify(version))
          .replaceAll('KITH_FILES', JSON.stringify(kept))
      },
    },
  }
}

/** Writes `x.js.br` and `x.js.gz` beside each script and style sheet: the server sends them as they are. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // After Vite has written what a script loads later into the scripts.
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
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
    },
  }
}
