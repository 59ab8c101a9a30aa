import { createHash } from 'node:crypto'
import { pageHeaders } from './headers.ts'

/** A page of words in both languages, for when there is nothing else to show. */
export interface Words {
  readonly title: string
  readonly text: string
}

const style = `
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; font: 16px/1.6 system-ui, sans-serif }
main { max-width: 34rem; padding: 2rem }
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 .5rem }
p { margin: 0 }
code { font-size: .95em; padding: .1em .35em; border-radius: 4px; background: color-mix(in srgb, currentColor 10%, transparent) }
section + section { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
`
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function page(status: number, words: Readonly<Record<'en' | 'zh-CN', Words>>): Response {
  const sections = Object.entries(words).map(
    ([lang, { title, text }]) => `<section lang="${lang}"><h1>${escaped(title)}</h1><p>${marked(text)}</p></section>`,
  )
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.en.title)} · ${escaped(words['zh-CN'].title)}</title>
<style>${style}</style>
<main>${sections.join('')}</main>
</html>
`
  return new Response(body, {
    status,
    headers: {
      ...pageHeaders,
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
}

/** What stands between backticks is code. */
function marked(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}
