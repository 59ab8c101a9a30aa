import type { ModuleState } from '@kith/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { when } from '../system/when.ts'
import type { Texts } from '../texts/texts.ts'

const dots = { connected: 'green', away: 'amber' } as const

/** How a module stands, in a cell of the list: whether it is on, whether its process is there, what waits. */
export function standing(module: ModuleState, texts: Texts): TemplateResult {
  const { say } = texts
  const { line, deliveries, proposal, isEnabled } = module
  const isWaiting = line?.state === 'away' && deliveries.waiting > 0
  return html`<span class="standing">
    ${
      line
        ? html`<span class="st">${dot(line)}${say(`modules.line.${line.state}`)}${line.state === 'away' && line.since ? html` <span class="hint">${when(line.since, texts)}</span>` : nothing}</span>`
        : html`<span class="st">${say(isEnabled ? 'modules.state.on' : 'modules.state.off')}</span>`
    }
    ${nextState(module, texts)}
    ${proposal ? html`<span class="st"><i class="dot amber"></i>${say('modules.asks')}</span>` : nothing}
    ${isWaiting ? html`<span class="hint">${say('modules.waiting.n', { n: texts.number(deliveries.waiting) })}</span>` : nothing}
  </span>`
}

export function dot({ state }: NonNullable<ModuleState['line']>): TemplateResult {
  return html`<i class="dot ${dots[state]}"></i>`
}

/** What the next start makes of it, where that is something else. */
export function nextState({ isEnabled, staysEnabled }: ModuleState, texts: Texts): TemplateResult | typeof nothing {
  if (isEnabled === staysEnabled) return nothing
  return html`<span class="hint">${texts.say(staysEnabled ? 'modules.state.on.next' : 'modules.state.off.next')}</span>`
}
