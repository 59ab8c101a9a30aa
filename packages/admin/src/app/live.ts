import { html, type TemplateResult } from 'lit'
import type { ConnectionState } from '../data/connection.ts'
import type { Texts } from '../texts/texts.ts'

/** How the connection is, for the head of a page. The same one while it says the same: a list is not drawn anew for it. */
export function createLive(): (state: ConnectionState, texts: Texts, isStarted: boolean) => TemplateResult {
  let shown: { readonly state: ConnectionState; readonly texts: Texts; readonly drawn: TemplateResult } | undefined
  return (state, texts, isStarted) => {
    if (shown?.state !== state || shown.texts !== texts) shown = { state, texts, drawn: draw(state, texts, isStarted) }
    return shown.drawn
  }
}

function draw(state: ConnectionState, texts: Texts, isStarted: boolean): TemplateResult {
  if (state === 'offline')
    return html`<p class="live offline" role="status"><i class="dot red"></i>${texts.say(isStarted ? 'live.offline' : 'live.offline.start')}</p>`
  return html`<p class="live" role="status"><i class="dot ${state === 'live' ? 'accent' : ''}"></i><span class=${state === 'live' ? 'usual' : ''}>${texts.say(state === 'live' ? 'live.live' : 'live.connecting')}</span></p>`
}
