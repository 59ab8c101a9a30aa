import type { ManifestDifference } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'

const tones = { appears: 'amber', goes: 'red', changes: 'blue' } as const

/** In what two manifests differ, those kinds first that give rights. */
export function differences(parts: readonly ManifestDifference[], texts: Texts): TemplateResult {
  if (parts.length === 0) return html`<p class="hint">${texts.say('modules.proposal.none')}</p>`
  const kinds = [...new Set(parts.map(({ kind }) => kind))]
  return html`${kinds.map(
    kind => html`<div class="kind"><h4>${texts.say(`modules.kind.${kind}`)}</h4>
      <ul>${parts.filter(part => part.kind === kind).map(part => one(part, texts))}</ul></div>`,
  )}`
}

function one({ name, change, before, after }: ManifestDifference, texts: Texts): TemplateResult {
  const { say } = texts
  const line = (words: string, value: unknown) =>
    value === undefined ? nothing : html`<div><dt>${words}</dt><dd><code dir="ltr">${shown(value)}</code></dd></div>`
  return html`<li class="part"><span class="st"><i class="dot ${tones[change]}"></i>${say(`modules.${change}`)}</span><div><code dir="ltr">${name}</code>
    ${change === 'changes' ? html`<dl class="kv">${line(say('modules.before'), before)}${line(say('modules.after'), after)}</dl>` : nothing}</div></li>`
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
