import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Updates } from '../pwa/updates.ts'
import type { Texts } from '../texts/texts.ts'
import { isTypedIn } from './keys.ts'

/** Milliseconds between two looks at whether somebody still types. */
const rest = 1_000

/** A newer version is told of where nobody is typing. */
export function createNewVersion(host: ReactiveControllerHost): {
  render(texts: Texts, updates: Updates): TemplateResult | typeof nothing
} {
  let isPutOff = false
  let timer: ReturnType<typeof setTimeout> | undefined
  host.addController({ hostDisconnected: () => clearTimeout(timer) })
  const later = () => {
    isPutOff = true
    host.requestUpdate()
  }
  return {
    render({ say }, updates) {
      clearTimeout(timer)
      if (!updates.isReady.value || isPutOff) return nothing
      if (isTypedIn()) {
        timer = setTimeout(() => host.requestUpdate(), rest)
        return nothing
      }
      return html`<div class="notice"><span>${say('update.ready')}</span><button type="button" @click=${() => updates.take()}>${say('update.take')}</button><button type="button" @click=${later}>${say('update.later')}</button></div>`
    },
  }
}
