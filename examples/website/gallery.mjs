// What only the gallery needs: applications that are bundled when they are asked for, and a policy for each page.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * The policy of a page: all that a site owner has to allow for the form.
 *
 * @param {string} path
 * @param {string} crm its origin
 */
export function policyOf(path, crm) {
  const shared = `connect-src ${crm}; form-action ${crm}; base-uri 'none'; require-trusted-types-for 'script'`
  if (path === '/gallery/strict.html') {
    return `default-src 'none'; style-src 'self'; script-src ${crm}; ${shared}; trusted-types lit-html`
  }
  const own = /^\/gallery\/(react|vue)\.html$/.test(path) ? ` 'self'` : ''
  return `default-src 'self'; script-src ${crm}${own}; ${shared}`
}

/**
 * The applications: `/gallery/react.js` is what `apps/react.tsx` comes to, `/gallery/react.tsx` its source.
 *
 * @param {string} crm its origin, written into them
 * @returns {(path: string) => Promise<{ body: Buffer | string, type: string } | undefined>}
 */
export function bundles(crm) {
  /** @type {Map<string, Promise<string>>} */
  const made = new Map()
  return async path => {
    const [, name = '', kind] = /^\/gallery\/(react|vue)\.(js|tsx?)$/.exec(path) ?? []
    const source = { react: 'react.tsx', vue: 'vue.ts' }[name]
    if (!source || (kind !== 'js' && !source.endsWith(`.${kind}`))) return undefined
    const file = fileURLToPath(new URL(`apps/${source}`, import.meta.url))
    if (kind !== 'js') return { body: await readFile(file), type: 'text/plain' }
    if (!made.has(name)) made.set(name, bundle(file, crm))
    return { body: (await made.get(name)) ?? '', type: 'text/javascript' }
  }
}

async function bundle(file, crm) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: {
      crm: JSON.stringify(crm),
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  })
  return outputFiles[0]?.text ?? ''
}
