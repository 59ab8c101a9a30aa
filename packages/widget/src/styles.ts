import type { FormLook } from './definition.ts'
import { sheetOf } from './sheet.ts'

/** How the element lies. */
export const layout = `
:host{display:block;contain:layout style;min-height:var(--kith-min-height,0)}
[hidden],:host([hidden]){display:none!important}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
.kith{all:initial;display:block;color-scheme:inherit;max-width:640px;overflow-wrap:anywhere;font:16px/24px var(--kith-font,Inter,system-ui,sans-serif)}
.kith *{box-sizing:border-box;margin:0;font:inherit}
[tabindex]{outline:0}
.form{display:grid;grid-template-columns:minmax(0,1fr);gap:var(--kith-gap,20px)}
.kith :is(.title,.heading,.label,.button){font-weight:600}
.title{font-size:20px;line-height:28px}
.form>.title+p{margin-top:-12px}
.panel p:not(:empty){margin-top:8px}
.field{border:0;padding:0;min-width:0}
.label,.help,.error,.alert{font-size:14px;line-height:20px}
.label,.help{display:block;padding:0;margin-bottom:6px}
.error{margin-top:6px}
.input,.button,.option{min-height:44px;padding:8px 12px}
.input{display:block;width:100%}
textarea{height:118px;resize:vertical}
.radio,.checkboxes,.rating{display:grid;gap:8px;grid-template-columns:repeat(auto-fit,minmax(min(100%,190px),1fr))}
.rating{grid-template-columns:repeat(auto-fit,minmax(56px,1fr))}
.option{display:flex;gap:10px;padding:9px 12px}
.option input{flex:none;width:20px;height:20px;margin:2px 0}
:is(.checkbox,.consent){margin:-10px 0}
.actions,.alert{display:flex;flex-wrap:wrap;gap:12px}
.alert{gap:4px 16px}
.button{min-width:min(100%,max(140px,(440px - 100%)*999))}
progress{display:block;width:100%;height:8px}
.panel{padding:20px}
.alert{padding:12px}
.alert .label{width:100%;margin:0}
:host([mode]:not([mode=inline])){display:contents}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`

/** How it looks, unless its theme is `none`. */
export const colour = `
.kith{--a:var(--kith-accent,light-dark(#136354,#60b09c));--e:var(--kith-error,light-dark(#af3d36,#f47c70));color:var(--kith-color,light-dark(#201f1b,#e8e8e5));accent-color:var(--a)}
.kith .mute{color:var(--kith-muted,light-dark(#686660,#9c9b96));font-weight:400}
.error,.alert .label{color:var(--e)}
.input,.option,.button,.alert,.panel{border:1px solid var(--kith-border,light-dark(#86847d,#7a7872));border-radius:var(--kith-radius,8px);color:inherit;background:var(--kith-field-bg,light-dark(#fff,#201f1d))}
:is(.checkbox,.consent) .option{border:0;padding:10px 0;background:0 0}
.input{appearance:none}
.input::placeholder{color:inherit;opacity:.66}
.input:hover,.option:hover,.button:hover{border-color:currentcolor}
[aria-invalid=true],.alert{border-color:var(--e)}
.option:has(:checked),.panel{border-color:var(--a)}
.select{position:relative}
.select:after{content:"";position:absolute;top:16px;inset-inline-end:16px;width:8px;height:8px;border:solid;border-width:0 1.5px 1.5px 0;rotate:45deg;pointer-events:none}
:focus-visible:not([tabindex]){outline:2px solid var(--kith-focus,light-dark(#1f6fd0,#7db4ff));outline-offset:2px}
.button{color:var(--kith-on-accent,light-dark(#fff,#051a15));background:var(--a);border-color:#0000}
.quiet{color:inherit;background:0 0;border-color:inherit}
.button:disabled{opacity:.6}
a{color:inherit}
`

/** How the element lies, and, unless its theme is `none`, how it looks. */
export function createSheets(): CSSStyleSheet[] {
  return [layout, colour].map(sheetOf)
}

/** What the form's owner chose: below what the page's own style sheet says of the element. */
export function lookOf(look?: FormLook): CSSStyleSheet[] {
  return [sheetOf(lookText(look))]
}

/** The same as text. */
export function lookText({ accent, onAccent, radius }: FormLook = {}): string {
  const accents = accent ? `--kith-accent:${accent};--kith-on-accent:${onAccent};` : ''
  return `:host{${accents}${radius == null ? '' : `--kith-radius:${radius}px`}}`
}
