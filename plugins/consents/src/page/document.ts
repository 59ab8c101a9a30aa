import { createHash } from 'node:crypto'
import { type Html, html, type RouteResponse } from '@kith/sdk'

const style = `
:root{color-scheme:light dark;--ink:light-dark(#201f1b,#e8e8e5);--quiet:light-dark(#54534c,#b2b1ad);--line:light-dark(#e6e5e0,#2b2a27);--accent:light-dark(#136354,#60b09c);--on-accent:light-dark(#fff,#10211d);--sheet:light-dark(#fff,#1c1b19);--well:light-dark(#f5f4f0,#131211)}
*{box-sizing:border-box}
body{margin:0;background:var(--well);color:var(--ink);font:16px/1.6 Inter,system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:640px;margin:32px auto;padding:32px;background:var(--sheet);border-radius:10px}
@media(max-width:688px){main{margin:0;padding:20px;border-radius:0;min-height:100vh}}
h1{margin:0 0 8px;font-size:26px;line-height:1.3;text-wrap:balance}
p{margin:0 0 12px}
ul{margin:24px 0;padding:0;list-style:none}
li{display:flex;gap:16px;align-items:center;justify-content:space-between;padding:12px 0;border-top:1px solid var(--line)}
h2{margin:0;font-size:16px}
.note{margin:0;font-size:14px;color:var(--quiet)}
.state{flex:none;color:var(--quiet)}
:focus-visible{outline:2px solid light-dark(#1f6fd0,#7db4ff);outline-offset:2px}
button{flex:none;min-height:44px;padding:8px 20px;border:1px solid light-dark(#86847d,#7a7872);border-radius:6px;background:none;color:inherit;font:inherit;cursor:pointer}
.main{border:0;background:var(--accent);color:var(--on-accent);font-weight:600}
`
const styleHash = createHash('sha256').update(style).digest('base64')

export interface DocumentOptions {
  readonly status: number
  readonly lang: string
  readonly title: string
  readonly body: Html
}

/** A page that runs no script, sends forms nowhere else, and tells nobody its address. */
export function documentOf({ status, lang, title, body }: DocumentOptions): RouteResponse {
  const markup = html`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<style>${{ html: style }}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: markup.html,
  }
}
