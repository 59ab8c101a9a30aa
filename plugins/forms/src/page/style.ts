import { createHash } from 'node:crypto'

/** The pages' only style sheet; the policy of the pages names its hash. */
export const style = `
:root{color-scheme:light dark;--ink:light-dark(#201f1b,#e8e8e5);--quiet:light-dark(#54534c,#b2b1ad);--line:light-dark(#86847d,#7a7872);--accent:light-dark(#136354,#60b09c);--on-accent:light-dark(#fff,#10211d);--error:light-dark(#af3d36,#f47c70);--sheet:light-dark(#fff,#1c1b19);--well:light-dark(#f5f4f0,#131211)}
*{box-sizing:border-box}
body{margin:0;background:var(--well);color:var(--ink);font:16px/1.6 Inter,system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:640px;margin:32px auto;padding:32px;background:var(--sheet);border-radius:10px}
@media(max-width:688px){main{margin:0;padding:20px;border-radius:0;min-height:100vh}}
h1{margin:0 0 8px;font-size:26px;line-height:1.3;text-wrap:balance}
h2{margin:24px 0 8px;font-size:18px}
p{margin:0 0 12px}
form{display:grid;gap:20px;margin-top:20px}
fieldset{margin:0;padding:0;border:0;min-width:0}
.label,legend{display:block;padding:0;margin-bottom:4px;font-weight:600}
.note{font-weight:400;color:var(--quiet)}
.help{margin:0 0 4px;font-size:14px;color:var(--quiet)}
.error{margin:4px 0 0;font-size:14px;color:var(--error)}
input:not([type=checkbox],[type=radio]),select,textarea{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--line);border-radius:6px;background:var(--sheet);color:inherit;font:inherit}
[aria-invalid=true]{border-color:var(--error)!important}
:focus-visible{outline:2px solid light-dark(#1f6fd0,#7db4ff);outline-offset:2px}
.tick{display:flex;gap:8px;align-items:flex-start;min-height:44px;padding:8px 0}
.tick input{flex:none;width:20px;height:20px;margin:3px 0 0}
button,.button{justify-self:start;display:inline-block;min-height:44px;padding:8px 20px;border:0;border-radius:6px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.alert{padding:12px 16px;border:1px solid var(--error);border-radius:6px}
.alert ul{margin:4px 0 0;padding-inline-start:20px}
a{color:var(--accent)}
.aside{position:absolute;inset-inline-start:-9999px}
`

export const styleHash: string = `sha256-${createHash('sha256').update(style).digest('base64')}`
